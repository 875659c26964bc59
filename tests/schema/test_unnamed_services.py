"""The settings of a service are checked although its name is missing or wrong: a second round would bring no news."""

import pytest

from reclint import lint_body

PAGE = {
    "url": "https://example.com/page",
    "audioProfile": 0,
    "videoWidth": 1280.5,
    "videoHeight": 720,
    "maxRecordingHour": 1,
}
NAMES = {
    "missing": {},
    "null": {"serviceName": None},
    "a number": {"serviceName": 5},
    "unknown": {"serviceName": "recorder"},
    "misspelt": {"serviceName": "web_recorder_servise"},
}


def rules(service):
    storage = {"vendor": 1, "region": 0, "bucket": "rec", "accessKey": "${A}", "secretKey": "${S}"}
    block = {"extensionServiceConfig": {"extensionServices": [service]}, "storageConfig": storage}
    body = {"cname": "a", "uid": "5", "clientRequest": block}
    report = lint_body(body, kind="start", mode="web", placeholders=True)
    return [(one.rule, one.pointer.rpartition("/")[2]) for one in report.diagnostics]


@pytest.mark.parametrize("name", NAMES)
def test_settings_are_checked(name):
    found = rules({**NAMES[name], "serviceParam": PAGE})
    assert ("invalid-type", "videoWidth") in found
    assert len([one for one in found if one[1] == "serviceName"]) == 1


@pytest.mark.parametrize("chosen", ("${SERVICE}", "aliyun_voice_async_scan"))
def test_settings_of_what_is_not_known_are_not_checked(chosen):
    assert all(key != "videoWidth" for _, key in rules({"serviceName": chosen, "serviceParam": PAGE}))


def test_settings_that_two_services_have_choose_none():
    assert all(key != "videoWidth" for _, key in rules({"serviceParam": {"videoWidth": 1280.5, "outputs": []}}))
