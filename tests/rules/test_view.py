"""The view that rules see: where it has holes, what it leaves out, and what it says of the mode."""

import pytest
from rows import each

from reclint.diagnostic import Violation
from reclint.document import parse
from reclint.request import find
from reclint.rules.context import Context
from reclint.rules.view import ABSENT, UNKNOWN, has, lacks
from reclint.rules.view_builder import Doubt, doubt
from reclint.source import Stated
from reclint.spec import Placeholders


def finding(rule, pointer, at="value", meant=()):
    """A structural finding, as far as it matters to the rules."""
    return Violation(pointer, "", at, meant=frozenset(meant), rule=rule)


MISSPELT = finding("misspelt-key", "/a/recordingConfg", "key", {"recordingConfig", "recorderConfig"})


def context_of(text, mode=None, findings=()):
    (request,) = find(parse(text, "yaml").documents, Stated("start", mode))
    return Context(request, findings, Placeholders())


@each(
    ("findings", "values", "gone", "strays"),
    (
        ([], (), (), ()),
        ([finding("invalid-value", "/a")], ("/a",), (), ()),
        ([finding("invalid-value", "/a", "key")], (), (), ()),
        ([finding("missing-key", "/a")], (), (), ()),
        ([MISSPELT], (), ("/a/recordingConfg",), ("recordingConfig", "recorderConfig")),
        ([finding("misplaced-key", "/a/b~1c", "key")], (), ("/a/b~1c",), ("b/c",)),
        ([finding("empty-value", "")], (), ("",), ("",)),
        ([finding("unknown-key", "/a/b", "key")], (), ("/a/b",), ()),
        (
            [finding("empty-value", "/a"), MISSPELT, finding("unknown-key", "/b")],
            (),
            ("/a", "/a/recordingConfg", "/b"),
            ("a", "recordingConfig", "recorderConfig"),
        ),
        (
            [MISSPELT, finding("empty-value", "/a")],
            (),
            ("/a/recordingConfg", "/a"),
            ("recordingConfig", "recorderConfig", "a"),
        ),
    ),
)
def test_what_a_finding_makes_uncertain(findings, values, gone, strays):
    assert doubt(findings) == Doubt(frozenset(values), frozenset(gone), frozenset(strays))


@each(
    ("pointer", "held"),
    (
        ("/uid", "1"),
        ("/list/1", 6),
        ("/list/2", ABSENT),
        ("/list/x", ABSENT),
        ("/uid/x", ABSENT),
        ("/nothing", ABSENT),
        ("/nothing/x", ABSENT),
        ("/hole", UNKNOWN),
        ("/hole/x", UNKNOWN),
        ("/hole/x/0", UNKNOWN),
    ),
)
def test_what_lies_at_a_pointer(pointer, held):
    view = context_of('{uid: "1", clientRequest: {}, list: [5, 6], hole: "${HOLE}"}')
    found = view.at(pointer)
    assert found is held or found == held


def test_a_string_with_a_hole_is_known_in_part():
    view = context_of('{uid: "1", clientRequest: {}, part: "event${ID}-x"}')
    assert view.at("/part").pieces == ("event", "-x")
    assert view.at("/part").length == 7


@each(
    ("written", "other"),
    (
        ("{a: 1}", ABSENT),
        ("{a: 1, '${KEY}': 2}", UNKNOWN),
        ("{a: 1, 'x${KEY}': 2}", UNKNOWN),
        ("{a: 1, <<: '${BASE}'}", UNKNOWN),
        ("{a: 1, b: '${KEY}'}", ABSENT),
    ),
)
def test_an_object_is_open_where_a_key_is_to_be_filled_in(written, other):
    held = context_of(f'{{uid: "1", clientRequest: {{}}, held: {written}}}').at("/held")
    assert (held["a"], held["other"]) == (1, other)
    assert (has(held, "a"), has(held, "other"), lacks(held, "other")) == (True, False, other is ABSENT)


@pytest.mark.parametrize(("written", "is_open"), (("[1, 2]", False), ("[1, '${X}']", True), ("[1, 'a${X}']", True)))
def test_a_list_is_open_where_an_item_is_to_be_filled_in(written, is_open):
    held = context_of(f'{{uid: "1", clientRequest: {{}}, held: {written}}}').at("/held")
    assert (has(held, 1), has(held, 5), lacks(held, 5)) == (True, False, not is_open)


@each(
    ("one", "uncertain"),
    (
        (finding("invalid-value", "/held/number"), {"/held/number"}),
        (finding("invalid-value", "/held/list/1"), {"/held/list/1"}),
        (finding("invalid-value", "/held/list/2"), set()),
        (finding("invalid-value", "/held/nothing"), set()),
        (finding("null-value", "/held/number"), set()),
        (
            finding("misspelt-key", "/held/list", "key", {"nothing"}),
            {"/held/nothing", "/nothing"},
        ),
        (
            finding("invalid-type", "/held"),
            {"/held", "/held/number", "/held/list", "/held/list/1", "/held/nothing"},
        ),
    ),
)
def test_a_value_with_a_finding_of_its_own_is_uncertain(one, uncertain):
    view = context_of('{uid: "1", clientRequest: {}, held: {number: 1, list: [5, 6]}}', findings=[one])
    places = ("/uid", "/held", "/held/number", "/held/list", "/held/list/1", "/held/nothing", "/nothing")
    assert {place for place in places if view.at(place) is UNKNOWN} == uncertain
    assert context_of('{uid: "1", clientRequest: {}}').text


MODES = (
    ("recordingConfig: {audioProfile: 1}", None, {"mix"}),
    ("recordingConfig: {streamMode: standard}", None, {"individual"}),
    ("recordingConfig: {streamMode: standard}, snapshotConfig: {}", None, {"individual"}),
    ("snapshotConfig: {}", None, set()),
    ("recordingFileConfig: {avFileType: [mp3]}", None, {"raw"}),
    ("extensionServiceConfig: {}", None, {"web"}),
    ("snapshotConfig: {}", "individual", {"individual"}),
    ("snapshotConfig: {}", "raw", {"raw"}),
    ("", None, set()),
)


@each(("inner", "mode", "sure"), MODES)
def test_which_mode_is_sure(inner, mode, sure):
    view = context_of(f'{{cname: a, uid: "1", clientRequest: {{{inner}}}}}', mode)
    assert {name for name in ("individual", "mix", "web", "raw") if view.is_surely(name)} == sure


@each(
    ("inner", "mode", "told"),
    (
        (
            "recordingConfig: {audioProfile: 1, transcodingConfig: {}}",
            None,
            ["^/clientRequest/recordingConfig/audioProfile"],
        ),
        ("recordingConfig: {streamMode: standard, audioProfile: 1}", None, []),
        ("recordingConfig: {audioProfile: 1}", "mix", []),
        ("", None, []),
    ),
)
def test_the_first_setting_tells_the_mode_where_it_is_not_stated(inner, mode, told):
    view = context_of(f'{{cname: a, uid: "1", clientRequest: {{{inner}}}}}', mode)
    assert [(note.pointer, note.at) for note in view.mode_notes] == [(pointer, "key") for pointer in told]


@each(
    ("inner", "mode", "ignored"),
    (
        ("recordingConfig: {audioProfile: 1, transcodingConfig: {width: 1}}", "web", ["/recordingConfig"]),
        (
            "recordingConfig: {audioProfile: 1, transcodingConfig: {width: 1}}",
            "individual",
            ["/recordingConfig/audioProfile", "/recordingConfig/transcodingConfig"],
        ),
        (
            "snapshotConfig: {captureInterval: 5}, recordingConfig: {subscribeUidGroup: 0}",
            "web",
            ["/recordingConfig", "/snapshotConfig"],
        ),
        ("recordingConfig: {audioProfile: 1}", "mix", []),
    ),
)
def test_of_what_a_mode_ignores_only_the_outermost_is_told(inner, mode, ignored):
    view = context_of(f'{{cname: a, uid: "1", clientRequest: {{{inner}}}}}', mode)
    assert [pointer.removeprefix("/clientRequest") for pointer, _, _ in view.ignored] == ignored
    assert all(view.at(pointer) is UNKNOWN for pointer, _, _ in view.ignored)
