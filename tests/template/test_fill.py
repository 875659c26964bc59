"""Placeholders filled in: a filled template is checked as the text that comes of it, and told of at its own places."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rows import each

from reclint import lint_text
from reclint.diagnostic import Span
from reclint.document import parse
from reclint.document.nodes import Scalar
from reclint.linter import Options, check_text
from reclint.messages import MASK
from reclint.project.fixes import mend
from reclint.render import FORMATS, render
from reclint.source import FilledMap, OffsetMap
from reclint.template.variables import given as in_hand

CASES = Path(__file__).parents[1] / "cases"
SECRET = "Zq7wPz0xQ4"
START = """\
cname: room
uid: "527841"
clientRequest:
  recordingConfig: {channelType: 0, maxIdleTime: ${IDLE}}
  recordingFileConfig: {avFileType: [hls]}
  storageConfig:
    vendor: 1
    region: 0
    bucket: ${BUCKET}
    accessKey: ${AK}
    secretKey: "${SK}"
"""


def found(text, path="a.yaml", **values):
    """The findings of a filled text: (rule, pointer, message)."""
    report = check_text(text, path, Options(variables=in_hand(values)))
    return [(one.rule, one.pointer, one.message) for one in report.diagnostics]


def plain_scalars(node, key=False, seen=None):
    """The places of the values without quotes that stand on one line."""
    seen = set() if seen is None else seen
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, Scalar):
        if node.content is None and not node.style and node.start < node.end and not key:
            yield Span(node.start, node.end)
        return
    keys = {id(pair[0]) for pair in getattr(node, "pairs", ())}
    for child in node.children():
        yield from plain_scalars(child, id(child) in keys, seen)


def templated(text, path):
    """A text with a placeholder for every plain value but placeholders, the values, and where each stood and stands."""
    stream = parse(text, "json" if path.suffix == ".json" else "yaml", strict=False)
    if stream.problems:
        return None
    spans = sorted(
        {
            span
            for one in stream.documents
            for span in plain_scalars(one.root)
            if not set(text[slice(*span)]) & set("\n$<{%")
        }
    )
    pieces, values, moves, at = [], {}, [], 0
    for number, span in enumerate(spans):
        hole = f"${{ {'V' * (number % 3 + 1)}{number} }}".replace(" ", "")
        pieces += [text[at : span.start], hole]
        start = sum(map(len, pieces)) - len(hole)
        values[hole[2:-1]] = text[slice(*span)]
        moves.append((span, Span(start, start + len(hole))))
        at = span.end
    return "".join([*pieces, text[at:]]), values, moves


def moved(span, moves):
    """Where a place of the text by hand lies in its template, looked up the slow way."""
    start, end = span
    for old, new in reversed(moves):
        if old.start <= start < old.end:
            start = new.start
        elif start >= old.end:
            start += new.end - old.end
        else:
            continue
        break
    for old, new in reversed(moves):
        if old.start < end <= old.end:
            end = new.end
        elif end > old.end:
            end += new.end - old.end
        else:
            continue
        break
    return Span(start, end)


HAND = [
    pytest.param(path, id=path.relative_to(CASES).as_posix())
    for path in sorted(CASES.rglob("*"))
    if path.suffix in (".yaml", ".yml", ".json")
    and not path.with_suffix(".env").exists()
    and ".body" not in path.suffixes
]


@pytest.mark.parametrize("path", HAND)
def test_a_filled_text_has_the_findings_of_the_same_text_by_hand(path):
    text = path.read_bytes().decode("utf-8", "replace")
    if text.startswith("\ufeff") or (made := templated(text, path)) is None or not made[1]:
        return
    template, values, moves = made
    by_hand = check_text(text, path.name)
    filled = check_text(template, path.name, Options(variables=in_hand(values)))
    assert (by_hand is None) == (filled is None)
    if by_hand is None:
        return
    assert [one[2:] for one in filled.documents] == [one[2:] for one in by_hand.documents]
    wanted = {(one.rule, one.severity, one.pointer, moved(one.span, moves)) for one in by_hand.diagnostics}
    got = {(one.rule, one.severity, one.pointer, one.span) for one in filled.diagnostics}
    assert got == wanted
    assert {one.fingerprint for one in filled.diagnostics} == {one.fingerprint for one in by_hand.diagnostics}
    for one in filled.diagnostics:
        assert any(one.message.startswith(other.message) or MASK in one.message for other in by_hand.diagnostics)


def test_enough_texts_are_tried_by_hand():
    tried = [param.values[0] for param in HAND]
    made = [templated(path.read_bytes().decode("utf-8", "replace"), path) for path in tried]
    assert sum(one is not None and len(one[1]) > 1 for one in made) > 60


@each("path", HAND)
def test_fixing_a_filled_text_leaves_its_placeholders(path):
    text = path.read_bytes().decode("utf-8", "replace")
    if text.startswith("\ufeff") or (made := templated(text, path)) is None or not made[1]:
        return
    template, values, _ = made
    mended = mend(template.encode(), path.name, Options(variables=in_hand(values)), unsafe=True).after.decode()
    for name in values:
        assert mended.count(f"${{{name}}}") == 1


PIECES = st.lists(st.tuples(st.text("ab", max_size=3), st.text("xy", max_size=3), st.integers(1, 4)), max_size=6)


@given(PIECES, st.data())
def test_places_lead_back_to_the_template(pieces, data):
    text = template = ""
    back, spans, places = [], [], []  # for each character its own place in the template
    for literal, value, width in pieces:
        back += [Span(len(template) + n, len(template) + n + 1) for n in range(len(literal))]
        text, template = text + literal, template + literal
        place = Span(len(template), len(template) + width)
        spans.append(Span(len(text), len(text) + len(value)))
        places.append(place)
        back += [place] * len(value)
        text, template = text + value, template + "$" * width
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    source = FilledMap(tuple(spans), tuple(places), template, OffsetMap()).source(Span(start, end))
    inner = Span(back[start].start, back[end - 1].end)
    assert source.start <= inner.start
    assert source.end >= inner.end
    between = template[source.start : inner.start] + template[inner.end : source.end]
    assert set(between) <= {"$"}, "only placeholders that became nothing may be added"


# what becomes of a placeholder


@each(
    ("hole", "value"),
    (
        ("${A}", "30"),
        ("${A:-5}", "30"),
        ("${A-5}", "30"),
        ("${B:-5}", "5"),
        ("${B-5}", "5"),
        ("${B:-${A}}", "30"),
        ("${B:-${C}}", "${C}"),
        ("${EMPTY:-5}", "5"),
        ("${EMPTY-5}", ""),
        ("${B:?not set}", None),
        ("${B:+x}", None),
        ("${A:0:1}", None),
        ("$A", "30"),
        ("$B", "$B"),
        ("$(A)", "30"),
        ("%A%", "30"),
        ("%(A)s", "30"),
        ("<A>", "30"),
        ("{{A}}", "30"),
        ("{{ A }}", "30"),
        ("{{- A -}}", "30"),
        ("{{{ A }}}", "30"),
        ("{{ .A }}", "30"),
        ("{{ .Values.A }}", "30"),
        ("${{ vars.A }}", "30"),
        ("${var.A}", "30"),
        ("{{ A | quote }}", '"30"'),
        ("{{ A | squote }}", "'30'"),
        ("{{ A | default 5 }}", "30"),
        ("{{ B | default 5 }}", "5"),
        ("{{ B | default('x y') | quote }}", '"x y"'),
        ("{{ A | int }}", None),
        ("{{ if A }}", None),
        ("{{ end }}", None),
        ("$${A}", "$${A}"),
    ),
)
def test_what_a_placeholder_becomes(hole, value):
    from reclint.source import Entry
    from reclint.spec import PLACEHOLDERS
    from reclint.template.fill import fill

    values = in_hand({"A": "30", "EMPTY": "", "end": "30"})
    assert (
        fill(Entry(f"x {hole} y", "yaml"), values, PLACEHOLDERS).entry.text == f"x {hole if value is None else value} y"
    )


def test_the_projects_own_placeholders_are_filled_in_too(reclint, folder):
    (folder / "reclint.toml").write_text('placeholders = ["__[A-Z_]+__", "@([a-z]+)@"]\n')
    (folder / "a.yaml").write_text(START.replace("${IDLE}", "__MAX_IDLE__").replace("vendor: 1", "vendor: @vendor@"))
    code, out, _ = reclint("check", "--set", "MAX_IDLE=3", "--set", "vendor=99", "--format", "concise")
    assert code == 1
    assert "(MAX_IDLE is 3 by --set)" in out
    assert "(vendor is 99 by --set)" in out


def test_the_value_that_makes_it_valid_gives_no_finding():
    assert found(START, IDLE=30, BUCKET="b", AK="x", SK="y") == []


def test_what_stays_unfilled_is_still_any_value():
    assert found(START, BUCKET="b") == []


@pytest.mark.parametrize(
    ("value", "rule", "words"),
    (
        ("3", "out-of-range", "maxIdleTime is 3; it must be from 5 to 2592000 seconds (IDLE is 3)"),
        ("soon", "invalid-type", 'maxIdleTime is the string "soon"; it must be an integer'),
        ('"30"', "invalid-type", 'maxIdleTime is the string "30"; it must be an integer'),
        ("", "null-value", 'maxIdleTime is null; remove the key (IDLE is "")'),
    ),
)
def test_types_are_those_that_filling_in_gives(value, rule, words):
    [(name, pointer, message)] = found(START, IDLE=value)
    assert (name, pointer) == (rule, "/clientRequest/recordingConfig/maxIdleTime")
    assert words in message


def test_several_variables_of_one_finding_are_named():
    text = START.replace("527841", "${A}${B}${C}${D}")
    [(_, _, message)] = found(text, A="1 ", B="2", C="3", D="x")
    assert '(A is "1 ", B is 2, C is 3, and 1 variable more)' in message


def test_a_broken_text_is_told_even_where_nothing_else_names_the_request():
    text = "storageConfig: {vendor: 1, region: 0, bucket: ${BUCKET}, accessKey: x, secretKey: z}\n"
    assert [rule for rule, _, _ in found(text, BUCKET="b", IDLE=5)] == []
    [(rule, _, message)] = found(text, BUCKET="b}")
    assert rule == "syntax-error"
    assert '(BUCKET is "b}")' in message


@each("value", ("5\\", '5"', '5": "6', "5\\\\\\"))
def test_a_value_that_breaks_a_string_is_named_wherever_the_string_is_told_of(value):
    [(rule, _, message)] = found('cname: a\nuid: "${UID_}"\nclientRequest: {}\n', UID_=value)
    assert rule == "syntax-error"
    assert "(UID_ is " in message


def test_lines_that_are_filled_in_with_keys_are_no_misread_value():
    text = START.replace("    vendor: 1\n    region: 0\n", "    {{ .Values.where }}\n")
    assert found(text, where="vendor: 1\n    region: 99") != []
    assert "misread-value" not in {rule for rule, _, _ in found(text, where="vendor: 1\n    region: 0")}


def test_a_whole_object_may_be_filled_in():
    text = '{"cname": "a", "uid": "5", "clientRequest": ${REQUEST}}'
    assert found(text, "a.json", REQUEST='{"scene": 0}') == []
    [(rule, pointer, message)] = found(text, "a.json", REQUEST='{"scene": 7}')
    assert (rule, pointer) == ("invalid-value", "/clientRequest/${REQUEST}")
    assert message.startswith("scene is 7")
    assert message.endswith('(REQUEST is "{\\"scene\\": 7}")')


def test_a_comment_may_be_filled_in():
    text = f"# of ${{COURSE}}\n{START}"
    assert found(text, COURSE="the first # of all") == []
    assert {rule for rule, _, _ in found(text, COURSE="a\nb: c")} == {"misread-value", "unknown-key"}


# identity, suppressions and secrets


def test_fingerprints_and_pointers_hold_no_value():
    text = 'mode: mix\nacquire: {cname: a, uid: "5", clientRequest: {scene: 0, ${FIELD}: 1}}\n'
    reports = [check_text(text, "a.yaml", Options(variables=in_hand({"FIELD": key}))) for key in ("zebra", "gnu")]
    [first], [second] = (report.diagnostics for report in reports)
    assert first.pointer == "/acquire/clientRequest/${FIELD}"
    assert first.fingerprint == second.fingerprint


def test_a_suppression_stays_used():
    text = START.replace("maxIdleTime: ${IDLE}}", 'maxIdleTime: "${IDLE}"} # reclint: ignore[quoted-placeholder] why')
    assert [one.diagnostic.rule for one in check_text(text, "a.yaml").suppressed] == ["quoted-placeholder"]
    assert [rule for rule, _, _ in found(text, IDLE=30)] == ["invalid-type"]
    silent = text.replace("ignore[quoted-placeholder]", "ignore[quoted-placeholder, invalid-type]")
    assert found(silent, IDLE=30) == []


SECRETS = (
    ({"AK": 5, "SK": SECRET}, "by the key above"),
    ({"BUCKET": f"a{SECRET}\n", "AK": "x", "API_TOKEN": SECRET}, "by its name"),
    ({"CNAME_KEY": SECRET * 8}, "by its name, cut off in a long value"),
    ({"UID_SECRET": SECRET}, "in another finding's words"),
)


@each("form", FORMATS)
@each("language", ("yaml", "json"))
@each("values", [values for values, _ in SECRETS], ids=[name for _, name in SECRETS])
def test_no_secret_leaves(values, language, form):
    text = (
        START.replace("room", "${CNAME_KEY}é").replace("527841", "${UID_SECRET}").replace("${BUCKET}", "[${API_TOKEN}]")
    )
    if language == "json":
        text = json.dumps(
            {
                "cname": "${CNAME_KEY}é",
                "uid": "${UID_SECRET}",
                "clientRequest": {
                    "storageConfig": {"vendor": "${SK}", "bucket": ["${API_TOKEN}"], "secretKey": "${SK}"}
                },
            }
        )
    report = lint_text(text, path=f"a.{language}", variables=values)
    assert report.diagnostics
    assert SECRET[:4] not in render(form, report)


def test_what_a_debugger_shows_holds_no_value():
    from reclint.source import Entry
    from reclint.spec import PLACEHOLDERS
    from reclint.template.fill import fill

    assert SECRET not in repr(fill(Entry("${A}", "yaml"), in_hand({"A": SECRET}), PLACEHOLDERS).fills)


def test_a_secret_in_a_broken_text_is_masked():
    [(rule, _, message)] = found(START, SK=f'"{SECRET}')
    assert rule == "syntax-error"
    assert SECRET not in message
    assert f"(SK is {MASK})" in message


# the command line


ENV = "IDLE=3\nBUCKET=b\nAK=x\nSK=y\n"


def test_files_and_values_fill_in(reclint, folder):
    (folder / "a.yaml").write_text(START)
    (folder / "deploy").mkdir()
    (folder / "deploy" / "prod.env").write_text(ENV)
    (folder / "more.env").write_text("IDLE=30\n")
    run = ("check", "a.yaml", "--format", "concise", "--env-file", "deploy/prod.env")
    code, out, _ = reclint(*run)
    assert code == 1
    assert out == (
        "a.yaml:4:50: error: maxIdleTime is 3; it must be from 5 to 2592000 seconds "
        "(IDLE is 3 at deploy/prod.env:1:1) [out-of-range]\n"
    )
    assert reclint(*run, "--env-file", "more.env")[:2] == (0, "")
    assert "(IDLE is 4 by --set)" in reclint(*run, "--env-file", "more.env", "--set", "IDLE=4")[1]
    assert reclint("check", "a.yaml")[:2] == (0, "")


def test_standard_input_and_folders_are_filled_in(reclint, folder, monkeypatch):
    (folder / "a.yaml").write_text(START)
    assert "IDLE is 3 by --set" in reclint("check", ".", "--set", "IDLE=3")[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    (
        (("--env-file", "none.env"), "none.env: No such file"),
        (("--env-file", "."), ".: Is a directory"),
        (("--env-file", "bad.env"), "bad.env:2:2: missing = after B"),
        (("--env-file", "latin.env"), "latin.env:1:3: this is not UTF-8 text"),
        (("--set", "IDLE"), "--set takes NAME=VALUE; missing = after IDLE"),
    ),
)
def test_variables_that_cannot_be_used(reclint, folder, arguments, words):
    (folder / "a.yaml").write_text(START)
    (folder / "bad.env").write_text("A=1\nB 2\n")
    (folder / "latin.env").write_bytes(b"A=\xe9\n")
    code, out, err = reclint("check", "a.yaml", *arguments)
    assert (code, out) == (2, "")
    assert words in err


def test_a_set_value_that_nothing_uses_is_told(reclint, folder):
    (folder / "a.yaml").write_text(START)
    (folder / "deploy.env").write_text("UNUSED=1\n")
    _, _, err = reclint("check", "a.yaml", "--set", "IDEL=30", "--set", "BUCKET=b", "--env-file", "deploy.env")
    lines = [line for line in err.splitlines() if "--set" in line]
    assert lines == ["reclint: --set IDEL: no placeholder has this name; did you mean IDLE?"]


def test_a_fix_of_the_template_is_still_made(reclint, folder):
    (folder / "a.yaml").write_text(START.replace('"527841"', "527841").replace("bucket: ${BUCKET}", "bucket: $BUCKET"))
    code, _, _ = reclint("check", "a.yaml", "--fix", "--set", "IDLE=3", "--set", "BUCKET=5")
    assert code == 1
    assert (folder / "a.yaml").read_text() == START.replace("bucket: ${BUCKET}", "bucket: $BUCKET")


def test_settings_name_env_files(reclint, folder):
    (folder / "sub").mkdir()
    (folder / "sub" / "a.yaml").write_text(START)
    (folder / "prod.env").write_text(ENV)
    (folder / "reclint.toml").write_text('env-files = ["prod.env"]\n')
    run = ("check", "sub", "--format", "concise")
    assert "(IDLE is 3 at prod.env:1:1)" in reclint(*run)[1]
    assert reclint(*run, "--set", "IDLE=30")[:2] == (0, "")
    assert reclint(*run, "--isolated")[:2] == (0, "")
    assert "env-files = ['prod.env']" in reclint("settings")[1]
    assert reclint("baseline", "write")[0] == 0
    assert reclint(*run, "--baseline", ".reclint-baseline.json")[:2] == (0, "")
    (folder / "prod.env").unlink()
    assert "prod.env: No such file" in reclint(*run)[2]


# Postman


def collection(raw, url="https://api.agora.io/v1/apps/x/cloud_recording/{{verb}}"):
    request = {"method": "POST", "url": url, "body": {"mode": "raw", "raw": raw}}
    return json.dumps({"info": {"_postman_id": "x"}, "item": [{"name": "one", "request": request}]}, indent=1)


def test_a_postman_body_is_filled_in_at_its_place():
    text = collection('{"cname": "{{room}}",\n "uid": {{uid}}, "clientRequest": {"scene": {{scene}}}}')
    report = lint_text(text, path="a.json", variables={"room": "a", "uid": 5, "scene": 0, "verb": "acquire"})
    [one] = report.diagnostics
    assert (one.rule, text[slice(*one.span)]) == ("invalid-type", "{{uid}}")
    assert one.message.endswith("(uid is 5)")


def test_a_postman_url_is_filled_in():
    text = collection('{"cname": "a", "uid": "5", "clientRequest": {}}')
    report = lint_text(text, path="a.json", variables={"verb": "resourceid/x/sid/y/mode/mix/stop"})
    assert [(one.kind, one.mode) for one in report.files[0].documents] == [("stop", "mix")]


def test_the_library_refuses_other_values():
    with pytest.raises(ValueError, match="the value of the variable A is None; it must be a string"):
        lint_text(START, variables={"A": None})


PARTS = ("${A}", "$A", "<B>", "{{ B | quote }}", "${A:-${B}}", "vendor: ", "bucket: ", "- ", "\n", "  ", *'[]{},:"#|&*')
VALUES = st.lists(st.sampled_from(PARTS) | st.characters(), max_size=4).map("".join)


@given(template=st.lists(st.sampled_from(PARTS), max_size=12).map("".join), a=VALUES, b=VALUES)
def test_any_template_and_any_value_give_a_report(template, a, b):
    text = f"storageConfig: {{vendor: ${{A}}, bucket: <B>}}\nsnapshotConfig: {template}"
    for path in ("a.yaml", "a.json"):
        report = check_text(text, path, Options(variables=in_hand({"A": a, "B": b})))
        for one in report.diagnostics if report else ():
            assert 0 <= one.span.start <= one.span.end <= len(text)
            assert all(0 <= edit.span.start <= edit.span.end <= len(text) for edit in one.edits)


def test_processes_that_share_the_work_fill_in_the_same(reclint, folder):
    for number in range(8):
        (folder / f"{number}.yaml").write_text(START)
    (folder / "prod.env").write_text(ENV)
    run = ("check", ".", "--format", "concise", "--env-file", "prod.env", "--set", "UNUSED=1")
    alone, shared = (reclint(*run, "--jobs", jobs) for jobs in ("1", "2"))
    assert alone == shared
    assert alone[1].count("(IDLE is 3 at prod.env:1:1)") == 8
