"""A key whose name is nearest to one that its object has already is no spelling of a further one."""

import json

import pytest

from reclint import lint_text
from reclint.spec import facts, fields

OPPOSITES = [
    (left, right)
    for owner in ("audioUidList", "videoUidList")
    for kind in (owner.removesuffix("UidList").capitalize(),)
    for left, right in (
        (f"subscribe{kind}Uids", f"unsubscribe{kind}Uids"),
        (f"unsubscribe{kind}Uids", f"subscribe{kind}Uids"),
    )
]


def spellings(name):
    """A name with every single letter left out, doubled, swapped with the next, and in other case."""
    for at in range(len(name)):
        yield name[:at] + name[at + 1 :]
        yield name[: at + 1] + name[at:]
        yield name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]
    yield from (name.upper(), name.lower(), name.removesuffix("s"), name[:-4] + "UIDs", name[:-4] + "Uid")


@pytest.mark.parametrize(("name", "opposite"), OPPOSITES)
def test_a_list_is_never_turned_into_its_opposite(name, opposite):
    holder = "audioUidList" if "Audio" in name else "videoUidList"
    for spelling in set(spellings(name)) - {name, opposite}:
        for held in ([], ["7"]):
            lists = {name: held, spelling: ["101"]}
            body = {"cname": "a", "uid": "5", "clientRequest": {"streamSubscribe": {holder: lists}}}
            report = lint_text(json.dumps(body), path="a.json", kind="update")
            for one in report.diagnostics:
                assert one.fix is None or not one.fix.title.endswith(f" {opposite}"), spelling
                assert f"should be {opposite}" not in one.message, spelling


def test_no_object_has_two_fields_of_which_one_is_renamed_to_the_other():
    for owner in facts.OBJECTS:
        for name in fields(owner):
            if len(name) < 6:
                continue
            body = {name: None, f"{name}s": 1}
            report = lint_text(json.dumps(body), path="a.json", kind=owner) if owner in facts.PARTS else None
            for one in report.diagnostics if report else ():
                assert one.rule != "misspelt-key" or one.pointer != f"/{name}s", (owner, name)
