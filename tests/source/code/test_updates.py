"""`dict.update` puts the members of its argument and its named arguments into an object."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

BODY = 'body = {"cname": "a", "uid": "5", "clientRequest": {"recordingConfig": {"channelType": 1}, "storageConfig": STORE}}\n'
FILES = 'recordingFileConfig={"avFileType": ["avi"]}'
UPDATES = {
    f'body["clientRequest"].update({FILES})': ["invalid-value"],
    f'body["clientRequest"].update({FILES}, mode=1)': ["invalid-value", "unknown-key"],
    f'body["clientRequest"].update({{"mode": 1}}, {FILES})': ["invalid-value", "unknown-key"],
    f'body["clientRequest"].update(**{{"mode": 1}}, {FILES})': ["invalid-value", "unknown-key"],
    'body["clientRequest"]["recordingConfig"].update(maxIdleTime=3)': ["out-of-range"],
    'body["clientRequest"]["recordingConfig"].update(maxIdleTime=seconds)': [],
    'body["clientRequest"]["recordingConfig"].update({"maxIdleTime": 3})': ["out-of-range"],
    'idle = 3; body["clientRequest"]["recordingConfig"].update(maxIdleTime=idle)': ["out-of-range"],
    "body.update(uid=5)": ["invalid-type"],
    "body.update(**options)": [],
}


@each("update", UPDATES)
def test_an_update_sets_the_keys_that_it_names(update):
    report = check_text(f"{BODY}{update}\npost(body)  # clientRequest\n", "a.py")
    found = [one.rule for one in report.diagnostics if one.rule != "missing-file-config"]
    assert sorted(found) == UPDATES[update]
