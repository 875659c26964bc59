"""The library: any text, file or body is answered with a report, never with an exception."""

import copy
import dataclasses
import decimal
import enum
import json
import math
import os
import subprocess
import sys
import types
import uuid
from collections import ChainMap, OrderedDict, UserDict, namedtuple
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rows import each

import reclint
from reclint import Diagnostic, Report, Severity, lint_body, lint_file, lint_text
from reclint.testing import assert_clean

START = {
    "cname": "lesson",
    "uid": "527841",
    "clientRequest": {
        "recordingConfig": {"channelType": 1, "streamTypes": 2, "maxIdleTime": 120},
        "recordingFileConfig": {"avFileType": ["hls"]},
        "storageConfig": {"vendor": 1, "region": 0, "bucket": "b", "accessKey": "AKIAXX", "secretKey": "zzzz"},
    },
}
TEXT = "cname: a\nuid: 5\nclientRequest: {resourceExpiredHour: 24, region: eu}\n"


def with_value(value, *keys):
    """The start request with something else at a path."""
    body = copy.deepcopy(START)
    inner = body
    for key in keys[:-1]:
        inner = inner[key]
    inner[keys[-1]] = value
    return body


def grave(report):
    return [(one.rule, one.pointer) for one in report.diagnostics if one.severity > Severity.INFO]


# texts and files


def test_a_text():
    report = lint_text(TEXT, path="a.yaml")
    assert [(one.rule, one.pointer) for one in report.diagnostics] == [
        ("invalid-type", "/uid"),
        ("invalid-value", "/clientRequest/region"),
    ]
    assert all(isinstance(one, Diagnostic) and one.path == "a.yaml" and one.span for one in report.diagnostics)


def test_the_language_of_a_text_without_a_name():
    assert grave(lint_text('{"cname": "a", "uid": 5, "clientRequest": {"scene": 0}}')) == [("invalid-type", "/uid")]
    assert len(grave(lint_text(TEXT))) == 2


def test_rules_are_selected_and_ignored():
    assert grave(lint_text(TEXT, select=["invalid-type"])) == [("invalid-type", "/uid")]
    assert grave(lint_text(TEXT, select="invalid-type")) == [("invalid-type", "/uid")]
    assert grave(lint_text(TEXT, ignore={"invalid-type"})) == [("invalid-value", "/clientRequest/region")]
    assert grave(lint_body(with_value(5, "uid"), ignore=("invalid-type",))) == []
    assert grave(lint_body(with_value({1}, "uid"), select=("invalid-type",))) == []


@each("lint", (lint_text, lint_file, lint_body))
@each(
    ("wrong", "words"),
    (
        ({"kind": "strat"}, "kind is 'strat'; did you mean start"),
        ({"mode": "composite"}, "mode is 'composite'; did you mean mix?"),
        ({"select": ["out-of-rnage"]}, "did you mean out-of-range?"),
        ({"ignore": ["zebra"]}, "ignore names 'zebra', which is no rule"),
    ),
)
def test_unknown_words_are_value_errors(lint, wrong, words):
    with pytest.raises(ValueError, match=r"it must be|no rule|did you mean") as error:
        lint("", **wrong)
    assert words in str(error.value)


def test_a_file(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, encoding="utf-8")
    for name in (path, str(path), os.fsencode(path)):
        report = lint_file(name)
        assert len(grave(report)) == 2
        assert {one.path for one in report.diagnostics} == {str(path)}
    assert grave(lint_file(path, kind="stop"))


def test_files_that_cannot_be_read(tmp_path):
    missing = tmp_path / "missing.yaml"
    assert lint_file(missing).failures == {str(missing): "No such file or directory"}
    assert str(lint_file(missing)).startswith(f"{missing}: No such file")
    for path in (tmp_path, "a\0b", "x" * 5000):
        assert len(lint_file(path).failures) == 1
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.yaml")
        assert lint_file(tmp_path / "pipe.yaml").failures == {str(tmp_path / "pipe.yaml"): "not a regular file"}


@given(
    st.text() | st.binary().map(lambda data: data.decode("latin-1")),
    st.sampled_from((None, "start", "session", "storageConfig")),
)
def test_any_text(text, kind):
    for path in ("a.yaml", "a.json", "a.jsonl", "a"):
        assert isinstance(lint_text(text, path=path, kind=kind), Report)


# reports


def test_a_report_counts_and_prints():
    report = lint_text(TEXT, path="a.yaml")
    assert (report.errors, report.warnings, report.infos) == (2, 0, 0)
    assert report.count(Severity.ERROR) == len(report.diagnostics) == 2
    assert str(report).startswith("error: uid is the number 5; it must be a string: put it in quotes [invalid-type]\n")
    assert "2 | uid: 5\n" in str(report)
    assert str(report).endswith("\n2 errors (2 fixable with --fix): 1 request in 1 file checked")
    assert repr(report) == "<Report: 2 errors (2 fixable with --fix): 1 request in 1 file checked>"
    assert str(lint_body({"cname": "a", "uid": "1", "clientRequest": {}})) == "no findings: 1 request in 1 file checked"
    assert str(lint_text("a: 1")) == "no recording requests found in 1 file"


def test_findings_have_fingerprints_of_their_own():
    body = with_value({"a", "b"}, "clientRequest", "token")
    prints = [one.fingerprint for one in lint_body(body).diagnostics]
    assert prints
    assert all(len(one) == 32 for one in prints)
    assert len(set(prints)) == len(prints)


def test_the_public_names():
    assert set(reclint.__all__) <= set(dir(reclint))
    assert all(getattr(reclint, name) is not None for name in reclint.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        reclint.nothing  # noqa: B018


def test_importing_costs_nothing():
    code = "import sys, reclint; print(*sorted(name for name in sys.modules if name.startswith('reclint')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert [name for name in done.stdout.split() if "finder" not in name] == ["reclint", "reclint._version"]


# bodies


def test_a_good_body_is_clean():
    assert grave(lint_body(START)) == []
    assert_clean(START)


def test_findings_have_pointers_and_no_places():
    report = lint_body(with_value(3, "clientRequest", "recordingConfig", "maxIdleTime"))
    [found] = [one for one in report.diagnostics if one.severity > Severity.INFO]
    assert (found.rule, found.pointer) == ("out-of-range", "/clientRequest/recordingConfig/maxIdleTime")
    assert (found.span, found.path, found.document) == (None, "<body>", 0)


def test_kind_mode_and_url_are_stated():
    assert grave(lint_body(START, kind="acquire"))[0][0] == "not-a-recording-request"
    assert grave(lint_body(START["clientRequest"]["storageConfig"], kind="storageConfig")) == []
    url = "https://api.agora.io/v1/apps/x/cloud_recording/resourceid/y/mode/mix/start"
    [one] = lint_body(START, url=url).files[0].documents
    assert (one.kind, one.mode, one.mode_source) == ("start", "mix", "stated")


@each("body", (None, 5, "text", [], {}, {"a": 1}, b"bytes", object(), dict, math.nan, {1, 2}))
def test_what_is_no_request_says_so(body):
    assert grave(lint_body(body))
    with pytest.raises(AssertionError):
        assert_clean(body)


def test_placeholders():
    body = with_value("${TOKEN}", "clientRequest", "token")
    assert grave(lint_body(body)) == [("unfilled-placeholder", "/clientRequest/token")]
    assert grave(lint_body(body, placeholders=True)) == []
    body = with_value(["a", "b{{ DAY }}"], "clientRequest", "storageConfig", "fileNamePrefix")
    assert grave(lint_body(body)) == [("unfilled-placeholder", "/clientRequest/storageConfig/fileNamePrefix/1")]


@pytest.mark.parametrize(
    ("value", "severity"),
    (
        ("room<vip>1", "warning"),
        ("<vip>", "warning"),
        ("50%off%", "warning"),
        ("lesson-${DAY}", "error"),
        ("{{ room }}", "error"),
    ),
)
def test_what_a_channel_may_be_named_is_no_error(value, severity):
    body = with_value(value, "cname")
    told = [one.severity.label for one in lint_body(body).diagnostics if one.rule == "unfilled-placeholder"]
    assert told == [severity]
    assert [one for one in lint_text(json.dumps(body), path="a.json").diagnostics if one.pointer == "/cname"] == []


@pytest.mark.parametrize(
    ("url", "is_told"),
    (
        ("https://example.com/?q=%E4%BD%A0%E5%A5%BD", False),
        ("https://example.com/%41%42%43", False),
        ("https://example.com/%ROOM%", True),
        ("https://example.com/%ABLE%", True),
        ("https://example.com/%E4%BD%A0/${ROOM}", True),
    ),
)
def test_encoded_bytes_of_a_url_are_no_placeholder(url, is_told):
    service = {"serviceName": "web_recorder_service", "serviceParam": {"url": url}}
    body = with_value({"extensionServices": [service]}, "clientRequest", "extensionServiceConfig")
    assert ("unfilled-placeholder" in [one.rule for one in lint_body(body).diagnostics]) == is_told


def test_the_rest_of_a_secret_is_not_shown():
    body = with_value("hunter2-${REST}", "clientRequest", "storageConfig", "secretKey")
    report = lint_body(body)
    assert ("unfilled-placeholder", "/clientRequest/storageConfig/secretKey") in grave(report)
    assert "hunter2" not in str(report)


class Vendor(enum.IntEnum):
    S3 = 1


class Scene(enum.Enum):
    LIVE = 1


class Word(str):
    __slots__ = ()


class Number(int):
    pass


@dataclasses.dataclass
class Storage:
    vendor: Vendor = Vendor.S3
    region: decimal.Decimal = decimal.Decimal(0)
    bucket: str = "b"
    accessKey: str = "AKIAXX"  # noqa: N815 - the API's name
    secretKey: str = "zzzz"  # noqa: N815 - the API's name


class Model:
    """As pydantic's models look from outside."""

    def __init__(self, **fields):
        self.fields = fields

    def model_dump(self, *, mode="python", by_alias=False):
        assert (mode, by_alias) == ("json", True)
        return self.fields


Config = namedtuple("Config", "a b")


@each(
    ("value", "keys"),
    (
        (Storage(), ("clientRequest", "storageConfig")),
        (Model(**START["clientRequest"]), ("clientRequest",)),
        (Model(avFileType=("hls",)), ("clientRequest", "recordingFileConfig")),
        (types.MappingProxyType(START["clientRequest"]), ("clientRequest",)),
        (OrderedDict(START["clientRequest"]), ("clientRequest",)),
        (UserDict(START["clientRequest"]), ("clientRequest",)),
        (ChainMap({}, START["clientRequest"]), ("clientRequest",)),
        (("hls",), ("clientRequest", "recordingFileConfig", "avFileType")),
        (Config("hls", "mp4"), ("clientRequest", "recordingFileConfig", "avFileType")),
        (Word("b"), ("clientRequest", "storageConfig", "bucket")),
        (Number(1), ("clientRequest", "recordingConfig", "channelType")),
        (Scene.LIVE, ("clientRequest", "recordingConfig", "channelType")),
        (decimal.Decimal("1E+2"), ("clientRequest", "recordingConfig", "maxIdleTime")),
        (uuid.UUID(int=5), ("cname",)),
    ),
)
def test_what_an_encoder_can_write_is_taken(value, keys):
    assert grave(lint_body(with_value(value, *keys), ignore=["mp4-in-individual"])) == []


def test_what_is_taken_is_checked():
    found = grave(
        lint_body(with_value(Storage(vendor=9, region=decimal.Decimal("0.5")), "clientRequest", "storageConfig"))
    )
    assert {"/clientRequest/storageConfig/vendor", "/clientRequest/storageConfig/region"} <= {at for _, at in found}
    assert grave(lint_body(with_value(uuid.UUID(int=5), "uid"))) == [("invalid-format", "/uid")]


class Hostile:
    """Raises whatever is asked of it."""

    def __getattribute__(self, name):
        raise RuntimeError("AKIA-very-secret")

    def __iter__(self):
        raise RuntimeError("AKIA-very-secret")

    def __str__(self):
        raise RuntimeError("AKIA-very-secret")

    __repr__ = __len__ = __hash__ = __bool__ = __eq__ = __str__


class Rude:
    """Has all that is asked for, and raises when it is used."""

    def model_dump(self, **options):
        raise RuntimeError("AKIA-very-secret")

    keys = items = __iter__ = __len__ = __str__ = __int__ = __float__ = model_dump


class HostileList(list):
    def __iter__(self):
        yield 1
        raise RuntimeError("AKIA-very-secret")


class HostileDict(dict):
    def items(self):
        raise RuntimeError("AKIA-very-secret")


class EndlessList(list):
    def __iter__(self):
        while True:
            yield 1


class EndlessModel:
    def model_dump(self, mode, by_alias):
        return EndlessModel()


class OldModel:
    def model_dump(self):
        return {}


class Meta(type):
    def __getattribute__(cls, name):
        raise RuntimeError("AKIA-very-secret")


class NamelessMeta(type):
    @property
    def __name__(cls):
        raise RuntimeError("AKIA-very-secret")


def class_without_name():
    return NamelessMeta("Misnamed", (), {})


def misnamed():
    return class_without_name()()


def nameless():
    return Meta("Nameless", (), {})()


def function():
    """Nothing."""


@each(
    ("make", "words"),
    (
        (lambda: {1, 2}, "a value of type set cannot be written in JSON"),
        (frozenset, "a value of type frozenset"),
        (lambda: b"bytes", "a value of type bytes"),
        (lambda: bytearray(b"x"), "a value of type bytearray"),
        (lambda: function, "a value of type function"),
        (lambda: 1j, "a value of type complex"),
        (object, "a value of type object"),
        (lambda: Storage, "the class Storage itself"),
        (lambda: (one for one in "ab"), "a value of type generator"),
        (lambda: math.nan, "NaN is not a JSON number"),
        (lambda: -math.inf, "-Infinity is not a JSON number"),
        (lambda: decimal.Decimal("NaN"), "NaN is not a JSON number"),
        (lambda: decimal.Decimal("sNaN"), "this Decimal cannot be read: ValueError"),
        (lambda: decimal.Decimal("1E+999999"), "Infinity is not a JSON number"),
        (lambda: 10**5000, "more digits than a JSON encoder writes"),
        (Hostile, "this Hostile cannot be read: RuntimeError"),
        (lambda: HostileList([1]), "this HostileList cannot be read: RuntimeError"),
        (lambda: HostileDict(a=1), "this HostileDict cannot be read: RuntimeError"),
        (OldModel, "this OldModel cannot be read: TypeError"),
        (nameless, "this Nameless cannot be read: RuntimeError"),
        (misnamed, "a value of type Misnamed cannot be written"),
        (class_without_name, "the class Misnamed itself"),
    ),
)
def test_what_json_refuses(make, words):  # made here: pytest asks parameters for more than hostile ones give
    report = lint_body(with_value(make(), "clientRequest", "token"))
    [found] = [one for one in report.diagnostics if one.severity > Severity.INFO]
    assert (found.rule, found.pointer, found.severity) == ("not-json", "/clientRequest/token", Severity.ERROR)
    assert words in found.message
    assert "very-secret" not in str(report)


@pytest.mark.parametrize("key", ((1, 2), b"a", frozenset()))
def test_keys_that_json_refuses(key):
    body = with_value({**START["clientRequest"]["storageConfig"], key: 1}, "clientRequest", "storageConfig")
    del body["clientRequest"]["storageConfig"]["vendor"]
    [found] = [one for one in lint_body(body).diagnostics if one.severity > Severity.INFO]
    assert (found.rule, found.pointer) == ("not-json", "/clientRequest/storageConfig")
    assert found.message == f"a key of type {type(key).__name__} cannot be written in JSON"


def test_what_json_refuses_is_said_at_its_place():
    body = with_value(["1", {2}, b"3"], "clientRequest", "recordingConfig", "subscribeAudioUids")
    place = "/clientRequest/recordingConfig/subscribeAudioUids"
    assert [one for one in grave(lint_body(body)) if one[0] == "not-json"] == [
        ("not-json", f"{place}/1"),
        ("not-json", f"{place}/2"),
    ]


def circular(kind):
    body = copy.deepcopy(START)
    if kind == "list":
        held = ["101"]
        held += [held, held]
        body["clientRequest"]["recordingConfig"]["subscribeAudioUids"] = held
    elif kind == "dict":
        body["clientRequest"]["token"] = body
    else:
        body["clientRequest"]["token"] = EndlessModel() if kind == "model" else EndlessList()
    return body


@pytest.mark.parametrize(
    ("kind", "rule"), (("list", "not-json"), ("dict", "not-json"), ("model", "too-large"), ("endless", "too-large"))
)
def test_a_body_without_an_end(kind, rule):
    found = lint_body(circular(kind), ignore=["one-medium-listed"])
    rules = [one.rule for one in found.diagnostics if one.severity > Severity.INFO]
    assert rules == [rule]


def test_a_deep_body():
    body = inner = {}
    for _ in range(5000):
        inner["a"] = inner = {}
    assert grave(lint_body(body)) == [("too-large", "/a" * 101)] or grave(lint_body(body))[0][0] == "too-large"


def test_a_body_that_shares_its_parts_is_not_circular():
    shared = ["#allstream#"]
    body = with_value(shared, "clientRequest", "recordingConfig", "subscribeAudioUids")
    body["clientRequest"]["recordingConfig"]["subscribeVideoUids"] = shared
    assert grave(lint_body(body)) == []


KEYS = st.sampled_from(
    (
        *(
            "cname",
            "uid",
            "clientRequest",
            "recordingConfig",
            "storageConfig",
            "transcodingConfig",
            "layoutConfig",
            "mode",
        ),
        *(
            "acquire",
            "start",
            "update",
            "stop",
            "extensionServiceConfig",
            "extensionServices",
            "serviceName",
            "serviceParam",
        ),
        *("avFileType", "subscribeAudioUids", "scene", "region", "vendor", "snapshotConfig", "token", "startParameter"),
    )
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.binary(max_size=4),
    st.decimals(),
    st.uuids(),
    st.dates(),
    st.complex_numbers(),
    st.sampled_from((Vendor.S3, Scene.LIVE, Storage(), Rude(), object, function, "${X}", "web_recorder_service")),
)
BODIES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.tuples(inner, inner),
        st.dictionaries(
            KEYS | st.text(max_size=4) | st.integers() | st.none() | st.floats() | st.booleans(), inner, max_size=6
        ),
        st.sets(st.integers(), max_size=3),
    ),
    max_leaves=30,
)


@given(
    BODIES,
    st.sampled_from(
        (
            None,
            None,
            None,
            "acquire",
            "start",
            "update",
            "updateLayout",
            "stop",
            "session",
            "clientRequest",
            "layoutRegion",
        )
    ),
)
def test_any_body(body, kind):
    kind = kind if kind in (None, *reclint.api.KINDS) else None
    before = ascii_of(body)
    report = lint_body(body, kind=kind)
    assert ascii_of(body) == before
    assert isinstance(str(report), str)
    for found in report.diagnostics:
        assert found.span is None
        assert found.pointer == "" or found.pointer.startswith("/")


def ascii_of(value):
    """What a body holds, told without asking hostile objects."""
    if type(value) is dict:
        return [(ascii_of(key), ascii_of(held)) for key, held in value.items()]
    if type(value) in (list, tuple):
        return [ascii_of(item) for item in value]
    return (id(value), type(value).__name__)


@given(st.data())
def test_any_value_anywhere_in_a_request(data):
    body = copy.deepcopy(START)
    inner = data.draw(st.sampled_from((body, body["clientRequest"], *body["clientRequest"].values())))
    inner[data.draw(st.sampled_from(list(inner)) | KEYS)] = data.draw(BODIES)
    assert isinstance(str(lint_body(body)), str)


def test_the_library_and_the_command_have_the_same_findings(reclint):
    here = Path(__file__).parent
    paths = [
        str(path)
        for name in ("cases", "examples")
        for path in sorted((here / name).rglob("*.[jy]*"))
        if path.suffix != ".gz"
    ]
    _, out, _ = reclint("check", "--isolated", "--format", "json", "--jobs", "1", *paths)
    by_command = [(one["rule"], one["message"], one["fingerprint"]) for one in json.loads(out)["diagnostics"]]
    reports = [lint_file(path) for path in paths]
    found = [one for report in reports for one in report.diagnostics]
    assert len(by_command) > 100
    assert sorted(by_command) == sorted((one.rule, one.message, one.fingerprint) for one in found)
    for path, report in zip(paths, reports, strict=True):
        text = lint_text(Path(path).read_text(encoding="utf-8"), path=path)
        assert (text.diagnostics, text.skipped) == (report.diagnostics, report.skipped), path


def test_a_body_and_its_text_have_the_same_findings():
    body = with_value(3, "clientRequest", "recordingConfig", "maxIdleTime")
    body["clientRequest"]["storageConfig"]["vendor"] = "1"
    text = lint_text(json.dumps(body), path="a.json")
    assert sorted(grave(text)) == sorted(grave(lint_body(body)))


# assert_clean


def test_assert_clean_shows_the_report():
    with pytest.raises(AssertionError) as raised:
        assert_clean(with_value(5, "uid"))
    assert str(raised.value) == (
        "the request has findings\n\n"
        "error: uid is the number 5; it must be a string: put it in quotes [invalid-type]\n"
        "  --> <body>: /uid\n\n"
        "1 error: 1 request in 1 file checked"
    )


def test_assert_clean_from_a_severity():
    body = with_value(1, "clientRequest", "recordingConfig", "noiseReduction")
    assert_clean(body, at_least="error")
    with pytest.raises(AssertionError, match="noiseReduction"):
        assert_clean(body)
    assert_clean(body, ignore=["unknown-key"])
    assert_clean(with_value("${X}", "clientRequest", "token"), placeholders=True)
    with pytest.raises(ValueError, match="at_least is 'nothing'; it must be info, warning or error"):
        assert_clean(START, at_least="nothing")


ONE = {"cname": "a", "uid": "1", "clientRequest": {"resourceExpiredHour": 24}}
INSIDE = "the request is at /acquire, inside of the body; what is sent must be one request itself"
PARCELS = {
    "under its kind": ({"acquire": ONE}, "acquire", INSIDE),
    "under another key": (
        {"data": ONE},
        "acquire",
        "expected an acquire request, but found none of its keys; an acquire request is inside of it",
    ),
    "a session": (
        {"acquire": ONE},
        "start",
        "expected a start request, but found none of its keys; it looks like a session",
    ),
    "in a list": ([ONE], "acquire", "expected an acquire request, but found a list instead of an object"),
    "a part under its name": ({"streamSubscribe": {"audioUidList": {}}}, "streamSubscribe", None),
    "a stated session": ({"acquire": ONE}, "session", None),
    "a session of which nothing is stated": ({"acquire": ONE}, None, None),
    "itself": (ONE, "acquire", None),
}


@pytest.mark.parametrize("way", PARCELS)
def test_a_body_that_is_stated_to_be_a_request_is_one_itself(way):
    body, kind, message = PARCELS[way]
    found = [(one.rule, one.message) for one in lint_body(body, kind=kind).diagnostics]
    assert found == ([] if message is None else [("not-a-recording-request", message)])
    if message is None:
        assert_clean(body, kind=kind)
    else:
        with pytest.raises(AssertionError):
            assert_clean(body, kind=kind)


def test_a_url_says_which_request_a_body_is():
    url = "https://api.agora.io/v1/apps/0123456789abcdef0123456789abcdef/cloud_recording/acquire"
    assert [one.message for one in lint_body({"acquire": ONE}, url=url).diagnostics] == [INSIDE]


@pytest.mark.parametrize("text", (b"{}", bytearray(b"{}"), None, {}))
def test_a_text_is_a_text(text):
    with pytest.raises(TypeError, match="text must be a str, not "):
        lint_text(text)


@pytest.mark.parametrize(("mode", "found"), (({"streamMode": "standard"}, True), ({}, False)))
def test_screenshots_alone_do_not_tell_individual_recording_from_raw(mode, found):
    start = {
        "recordingConfig": {"channelType": 1, "subscribeUidGroup": 0, **mode},
        "snapshotConfig": {"fileType": ["jpg"]},
        "recordingFileConfig": {"avFileType": ["hls", "mp4"]},
        "storageConfig": {"vendor": 1, "region": 0, "bucket": "b", "accessKey": "a", "secretKey": "s"},
    }
    report = lint_body({"cname": "a", "uid": "1", "clientRequest": start})
    assert ("mp4-in-individual" in [one.rule for one in report.diagnostics]) is found


@each("key", ("recording{{ x }}", "<name>", "a%NAME%", "${X}"))
@each("language", ("json", "yaml"))
def test_a_key_that_holds_a_placeholder_may_be_any_key(key, language):
    body = {"cname": "a", "uid": "1", "clientRequest": {key: {}, "recordingConfig": {"channelType": 1}}}
    held = lint_body(body, kind="start", placeholders=True)
    written = lint_text(json.dumps(body), path=f"a.{language}", kind="start")
    told = [[(one.rule, one.pointer) for one in report.diagnostics] for report in (held, written)]
    assert told[0] == told[1]
    assert "missing-key" not in str(told)


@each("chosen", ({"select": []}, {"select": ["out-of-range"], "ignore": ["out-of-range", "policy"]}))
@each("check", (lint_text, lint_file, lint_body, reclint.ensure, assert_clean))
def test_a_check_without_any_rule_is_refused(check, chosen):
    with pytest.raises(ValueError, match="leave no rule"):
        check("{}", **chosen)


CLOUD = "https://api.agora.io/v1/apps/a/cloud_recording/"
CONTRADICTIONS = (
    {"kind": "start", "url": CLOUD + "acquire"},
    {"kind": "acquire", "url": CLOUD + "resourceid/r/mode/mix/start"},
    {"kind": "session", "url": CLOUD + "acquire"},
    {"mode": "mix", "url": CLOUD + "resourceid/r/mode/web/start"},
)
AGREEMENTS = (
    {"kind": "start", "mode": "mix", "url": CLOUD + "resourceid/r/mode/mix/start"},
    {"kind": "start", "mode": "mix", "url": CLOUD + "resourceid/r/mode/{mode}/start"},
    {"mode": "mix", "url": CLOUD + "acquire"},
    {"kind": "storageConfig", "url": CLOUD + "resourceid/r/mode/mix/start"},
)


@each("check", (lint_text, lint_file, lint_body, reclint.ensure, assert_clean))
@each("stated", CONTRADICTIONS, ids=str)
def test_a_url_that_contradicts_kind_or_mode_is_refused(check, stated):
    with pytest.raises(
        ValueError, match=r"^the URL is (that of|for mode) [a-z]+, and (kind|mode) is [a-z]+; leave out"
    ):
        check("{}", **stated)


@each("check", (lint_text, lint_file, lint_body, reclint.ensure, assert_clean))
def test_a_url_of_another_service_is_refused(check):
    with pytest.raises(ValueError, match=r"url is .nonsense., which is no endpoint"):
        check("{}", url="nonsense")


@each("check", (lint_text, lint_file, lint_body, reclint.ensure, assert_clean))
def test_a_url_that_takes_no_body_is_refused(check):
    with pytest.raises(ValueError, match="the URL is that of query, whose requests have no body"):
        check("{}", url=CLOUD + "resourceid/r/sid/s/mode/mix/query")


@each("stated", AGREEMENTS, ids=str)
def test_a_url_that_agrees_is_taken(stated):
    lint_body({}, **stated)
