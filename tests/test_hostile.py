"""Hostile input through the whole program: located findings or an honest exit, in bounded memory and time.

Every case runs in a process of its own with 1 GB of address space and 10 seconds of a processor: the daily suite checks
most contents in one such run, the slow tests each in one of its own.
"""

import codecs
import json
import os
import subprocess
import sys

import pytest
from outputs import assert_quiet

MEMORY = 1_000_000_000
SECONDS = 10
posix = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX system")

HEAD = (
    'cname: lesson\nuid: "1"\nclientRequest:\n  recordingConfig: {channelType: 1}\n  storageConfig: {vendor: 1}\n  x: '
)
GOOD = 'cname: lesson\nuid: "1"\nclientRequest: {resourceExpiredHour: 24}\n'
BAD = GOOD.replace('"1"', "1")
FIELDS = '"cname": "lesson", "uid": "1", "clientRequest": {"recordingConfig": {"channelType": 1}, "storageConfig": {"vendor": 1}'


def yaml(value):
    return (HEAD + value + "\n").encode()


def in_json(value):
    return f'{{{FIELDS}, "x": {value}}}}}'.encode()


def bomb(levels, width, item="[{}]"):
    lines = ["x0: &x0 lol"]
    lines += [f"x{n}: &x{n} " + item.format(", ".join([f"*x{n - 1}"] * width)) for n in range(1, levels)]
    return (GOOD + "\n".join(lines) + "\nrecordingConfig: *x1\nstorageConfig: *x1\n").encode()


def nested(opening, depth):
    closing = "".join({"[": "]", "{": "}"}.get(sign, "") for sign in reversed(opening))
    return opening * depth + "1" + closing * depth


SYNTAX, LARGE = "syntax-error", "too-large"
CONTENT = {
    # too much of something
    "aliases.yaml": (bomb(40, 10), LARGE),
    "merges.yaml": (bomb(40, 10, "{{<<: [{}]}}").replace(b"lol", b"{a: 1}"), LARGE),
    "chain.yaml": (bomb(900, 1), LARGE),
    "self.yaml": (yaml("&a [1, *a]"), SYNTAX),
    "self-key.yaml": (yaml("&a {b: {*a : 1}}"), SYNTAX),
    "self-merge.yaml": (yaml("&a {<<: *a}"), SYNTAX),
    "deep.json": (in_json("[" * 100_000), LARGE),
    "deep-closed.json": (in_json(nested("[", 100_000)), LARGE),
    "deep-objects.json": (in_json(nested('{"a":', 100_000).replace(":1:", ":1")), LARGE),
    "deep.yaml": (yaml("[" * 5_000), LARGE),
    "deep-closed.yaml": (yaml(nested("[", 5_000)), LARGE),
    "deep-objects.yaml": (yaml(nested("{a: ", 5_000)), LARGE),
    "deep-items.yaml": (yaml("\n    " + "- " * 5_000), LARGE),
    "deep-keys.yaml": (yaml("\n    " + "? " * 5_000), LARGE),
    "deep-lines.yaml": (yaml("".join(f"\n{' ' * (4 + n)}a:" for n in range(500))), LARGE),
    "huge.json": (in_json('"' + "x" * 25_000_000 + '"'), LARGE),
    "huge.yaml": (yaml("x" * 25_000_000), LARGE),
    "values.json": (in_json("[" + "0," * 500_001 + "0]"), LARGE),
    "values.yaml": (yaml("[" + "0, " * 500_001 + "0]"), LARGE),
    "keys.json": (in_json("{" + "".join(f'"k{n}": 1, ' for n in range(5_001)) + '"k": 1}'), LARGE),
    "keys.yaml": (yaml("".join(f"\n    k{n}: 1" for n in range(5_001))), LARGE),
    "near-keys.yaml": ((GOOD + "".join(f"clientReques{n}: 1\n" for n in range(500))).encode(), "unknown-key"),
    "documents.yaml": (b"---\n".join([GOOD.encode()] * 2 + [b"1\n"] * 10_001), LARGE),
    "findings.json": (in_json("[1]").replace(b'"channelType": 1', b'"subscribeVideoUids": [' + b"1," * 3_000 + b"1]"), "invalid-type"),
    # numbers
    "digits.json": (in_json("9" * 5_000), LARGE),
    "digits.yaml": (yaml("9" * 5_000), LARGE),
    "hex.yaml": (yaml("0x" + "f" * 5_000), LARGE),
    "exponent.json": (in_json("1e999999999"), "unknown-key"),
    "nan.json": (in_json("NaN"), SYNTAX),
    "infinity.json": (in_json("-Infinity"), SYNTAX),
    "overflow.json": (f'{{{FIELDS.replace("channelType", "maxIdleTime")}}}}}'.replace(": 1}", ": 1e999}").encode(), "invalid-type"),
    "nan.yaml": (yaml("1").replace(b"channelType: 1", b"maxIdleTime: .nan"), "invalid-type"),
    "infinity.yaml": (yaml("1").replace(b"channelType: 1", b"maxIdleTime: -.inf"), "invalid-type"),
    # keys and tags
    "list-key.yaml": (yaml("{[a, b]: 1}"), SYNTAX),
    "object-key.yaml": (yaml("\n    ? {a: 1}\n    : 2"), SYNTAX),
    "number-keys.yaml": (yaml("{1: a, 2.5: b, true: c, null: d, 2020-01-01: e}"), "unknown-key"),
    "python-tag.yaml": (yaml("!!python/object/apply:os.system ['touch constructed']"), "unknown-key"),
    "python-name.yaml": (yaml("!!python/name:os.system"), "unknown-key"),
    "ruby-tag.yaml": (yaml("!ruby/object:Gem::Installer {i: x}"), "unknown-key"),
    # bytes
    "nul.yaml": (yaml("a\0b"), SYNTAX),
    "nul.json": (in_json('"a\0b"'), SYNTAX),
    "not-utf-8.yaml": (yaml("a") + b"# \xff\xfe\xc3(\n", SYNTAX),
    "not-utf-8.json": (in_json('"a"').replace(b'"a"', b'"\xf0\x9f"'), SYNTAX),
    "overlong.yaml": (yaml("a") + b"y: \xc0\xaf\n", SYNTAX),
    "surrogate.yaml": (yaml("a") + b"y: \xed\xa0\x80\n", SYNTAX),
    "surrogate.json": (in_json(r'"\ud800"'), "unknown-key"),
    "surrogate-escape.yaml": (yaml(r'"\ud800"'), SYNTAX),
    "half.yaml": (codecs.BOM_UTF16_LE + BAD.encode("utf-16-le")[:-1], SYNTAX),
    "forged.yaml": (yaml('"\\n::error::x\\e[31m##[error]"').replace(b"x:", b'"\\n::error file=a::x\\e[2J":'), "unknown-key"),
}  # fmt: skip

for codec, mark in (
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-32-le", codecs.BOM_UTF32_LE),
    ("utf-32-be", codecs.BOM_UTF32_BE),
):
    CONTENT[f"{codec}.yaml"] = (BAD.encode(codec), "invalid-type")
    CONTENT[f"{codec}-marked.yaml"] = (mark + BAD.encode(codec), "invalid-type")


@pytest.fixture
def run(tmp_path):
    """Runs the command line in a small process: exit code, standard output, standard error, JSON, SARIF."""

    def started(*arguments, name="-", environment=()):
        forms = ["--format", "full", "--format", "json:out.json", "--format", "sarif:out.sarif"]
        command = [sys.executable, "-m", "reclint", "check", *forms, *arguments]
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env={**os.environ, "PYTHONUTF8": "1", **dict(environment)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=10 * SECONDS,
            check=False,
            preexec_fn=_small if os.name != "nt" else None,
        )
        out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        assert "Traceback" not in err, err
        assert "internal error" not in err, err
        assert_quiet(out)
        assert_quiet(err)
        written = [(tmp_path / name).read_text("utf-8") for name in ("out.json", "out.sarif")]
        return done.returncode, out, err, *map(json.loads, written)

    return started


def _place(found, side):
    return tuple(found["range"][side].values())


def _small():
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


HEAVY = ("values.json", "values.yaml", "findings.json")


def assert_told(run, tmp_path, names):
    """Each content has a finding of its rule at a place, and the file that is checked after all of them has its own."""
    for name in names:
        (tmp_path / name).write_bytes(CONTENT[name][0])
    (tmp_path / "z.yaml").write_text(BAD, encoding="utf-8")
    code, out, err, data, sarif = run(*names, "z.yaml")
    assert code == 1
    for name in names:
        rule = CONTENT[name][1]
        found = [one for one in data["diagnostics"] if one["path"] == name]
        assert rule in {one["rule"] for one in found}, name
        assert all(_place(one, "start") <= _place(one, "end") for one in found), name
        assert sum(one["rule"] == LARGE for one in found) <= 1, name
        assert f"[{rule}]" in out
    assert len(sarif["runs"][0]["results"]) == len(data["diagnostics"])
    assert [one["rule"] for one in data["diagnostics"] if one["path"] == "z.yaml"] == ["invalid-type"], (
        "the rest is checked"
    )
    assert " checked\n" in err
    assert not (tmp_path / "constructed").exists()


@pytest.mark.slow
@pytest.mark.parametrize("name", CONTENT)
def test_content(run, tmp_path, name):
    assert_told(run, tmp_path, [name])


def test_contents_in_one_run(run, tmp_path):
    assert_told(run, tmp_path, [name for name in CONTENT if name not in HEAVY])


def test_content_that_is_not_ours_is_passed_over(run, tmp_path):
    names = ("aliases.yaml", "deep.json", "deep.yaml", "not-utf-8.yaml", "nul.yaml")
    for name in names:
        content = CONTENT[name][0]
        for word in (b"clientRequest", b"recordingConfig", b"storageConfig", b"cname"):
            content = content.replace(word, b"another")
        (tmp_path / name).write_bytes(content)
    code, out, err, _, _ = run(*names)
    assert (code, out, err) == (0, "", "no recording requests found in 5 files\n")


# bounds that are set

SET = {
    "bytes = 50": (yaml("1"), "larger than 50 bytes: not read", (1, 1)),
    "bytes = 1000000": (yaml("1" * 1_000_001), "larger than 1 MB: not read", (1, 1)),
    "depth = 2": (yaml("[1]"), "nested more than 2 levels deep: not read", (6, 6)),
    "values = 12": (yaml("[1]"), "contains more than 12 values (aliases counted as often as they are used): not read", (3, 1)),
    "keys = 2": (yaml("{a: 1, b: 2, c: 3}"), "contains more than 2 keys in one object: not read", (3, 1)),
    "findings = 1": (yaml("{a: 1}"), "further findings in this file are not listed", (3, 1)),
}  # fmt: skip


@pytest.mark.parametrize("setting", SET)
def test_a_bound_that_is_set(reclint, folder, setting):
    content, words, _ = SET[setting]
    (folder / "a.yaml").write_bytes(content)
    (folder / "reclint.toml").write_text(f"[limits]\n{setting}\n", encoding="utf-8")
    code, out, _ = reclint("check", "--format", "json", "a.yaml")
    [found] = [one for one in json.loads(out)["diagnostics"] if one["rule"] == LARGE]
    assert code == 1
    assert words in found["message"]
    assert found["range"]["start"]["line"] >= 1


@pytest.mark.parametrize("name", ("a.yaml", "a.json"))
@pytest.mark.parametrize(
    ("setting", "value"),
    (
        ("depth = 200", "[" * 190 + "]" * 190),
        pytest.param("values = 900000", "[" + "0, " * 600_000 + "0]", marks=pytest.mark.slow),
    ),
)
def test_a_bound_that_is_wider(reclint, folder, name, setting, value):
    (folder / name).write_bytes(yaml(value) if name == "a.yaml" else in_json(value))
    (folder / "reclint.toml").write_text(f"[limits]\n{setting}\n", encoding="utf-8")
    forms = ("json", "sarif", "html")
    code, out, err = reclint("check", "--format", "full", *(f"--format={form}:out.{form}" for form in forms), name)
    assert (code, "internal error" in err) == (1, False)
    assert "[too-large]" not in out
    found = json.loads((folder / "out.json").read_text(encoding="utf-8"))["diagnostics"]
    assert found
    assert "too-large" not in {one["rule"] for one in found}
    assert all((folder / f"out.{form}").stat().st_size > 1_000 for form in forms)


def test_what_people_are_shown_is_bounded(reclint, folder):
    (folder / "a.yaml").write_bytes(yaml("{a: 1}"))
    (folder / "reclint.toml").write_text("limits = {shown = 1}\n", encoding="utf-8")
    for form in ("full", "concise"):
        code, out, _ = reclint("check", "--format", form, "a.yaml")
        assert code == 1
        assert "further findings in this file are not shown" in out
    everything = json.loads(reclint("check", "--format", "json", "a.yaml")[1])
    assert len(everything["diagnostics"]) > 2


# files that are none, or not for long


@posix
def test_what_is_no_regular_file_is_refused_without_waiting(run, tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "a.yaml").write_text(BAD, encoding="utf-8")
    code, out, err, _, _ = run("pipe.yaml", "/dev/zero", "/dev/stdin", "a.yaml")
    assert code == 2
    assert "reclint: pipe.yaml: not a regular file\n" in err
    assert "reclint: /dev/zero: not a regular file\n" in err
    assert "[invalid-type]" in out
    assert run(".")[0] == 1  # in a folder it is nothing to read


@posix
def test_links_that_lead_nowhere(run, tmp_path):
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "gone.yaml").symlink_to("nothing.yaml")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "above").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a.yaml").write_text(BAD, encoding="utf-8")
    code, _, err, data, _ = run("loop.yaml", "gone.yaml", ".")
    assert code == 2
    assert "reclint: loop.yaml: " in err
    assert "reclint: gone.yaml: No such file or directory\n" in err
    assert [one["path"] for one in data["diagnostics"]] == ["a.yaml"]
    assert run(".")[0] == 1


@posix
@pytest.mark.parametrize("name", ("reclint.toml", "pyproject.toml"))
def test_settings_that_are_no_file(run, tmp_path, name):
    os.mkfifo(tmp_path / name)
    (tmp_path / "a.yaml").write_text(BAD, encoding="utf-8")
    assert run("a.yaml")[0] == 1


@posix
@pytest.mark.parametrize("option", ("--config", "--baseline"))
@pytest.mark.parametrize("kind", ("pipe", "zero"))
def test_a_file_of_an_option_that_is_none(tmp_path, option, kind):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a.yaml").write_text(BAD, encoding="utf-8")
    command = [sys.executable, "-m", "reclint", "check", option, {"pipe": "pipe", "zero": "/dev/zero"}[kind], "a.yaml"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=10 * SECONDS, check=False, preexec_fn=_small
    )
    assert done.returncode == 2
    assert "not a regular file" in done.stderr


@posix
@pytest.mark.parametrize(
    "content", ("[" * 100_000, '{"version": 1, "findings": ' + "[" * 100_000, "NaN", "1" * 5000, "\0")
)
def test_a_hostile_baseline(reclint, folder, content):
    (folder / "a.yaml").write_text(BAD, encoding="utf-8")
    (folder / "baseline.json").write_text(content, encoding="utf-8")
    code, _, err = reclint("check", "--baseline", "baseline.json", "a.yaml")
    assert code == 2
    assert "internal error" not in err
    assert "cannot use the baseline" in err


def test_a_file_that_cannot_be_read(reclint, folder, monkeypatch):
    for name in ("a.yaml", "b.yaml"):
        (folder / name).write_text(BAD, encoding="utf-8")
    opened = os.open

    def refuse(path, *rest):
        if str(path).endswith("a.yaml"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", refuse)
    code, out, err = reclint("check", "--format", "concise", ".")
    assert code == 2
    assert "reclint: a.yaml: Permission denied\n" in err
    assert out.startswith("b.yaml:")


@pytest.mark.parametrize(("named", "code"), ((False, 0), (True, 2)))
def test_a_file_that_vanishes(reclint, folder, monkeypatch, named, code):
    (folder / "a.yaml").write_text(BAD, encoding="utf-8")
    (folder / "b.yaml").write_text(GOOD, encoding="utf-8")
    opened = os.open

    def vanish(path, *rest):
        if str(path).endswith("a.yaml"):
            os.remove(path)
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", vanish)
    assert reclint("check", *(("a.yaml", "b.yaml") if named else ()))[0] == code


@posix
def test_a_folder_without_permission(reclint, folder, monkeypatch):
    (folder / "closed").mkdir()
    (folder / "a.yaml").write_text(GOOD, encoding="utf-8")
    scan = os.scandir

    def refuse(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    code, _, err = reclint("check")
    assert code == 2
    assert "reclint: closed: Permission denied" in err


FILE_NAMES = (
    b"new\nline.yaml",
    b"caf\xe9.yaml",
    "ünï 🎥.yaml".encode(),
    b"-v.yaml",
    b"::error::x.yaml",
    b"\x1b[31m.yaml",
    b"##[error].yaml",
    b"%0A::error::.yaml",
)


@posix
def test_any_file_name(run, tmp_path):
    for name in FILE_NAMES:
        with open(os.fsencode(tmp_path) + b"/" + name, "wb") as file:
            file.write(BAD.encode())
    code, _, err, data, sarif = run("-v", *(b"./" + name for name in FILE_NAMES), "missing\n::error::.yaml")
    assert code == 2
    assert "No such file or directory" in err
    assert sorted(one["path"] for one in data["diagnostics"]) == sorted(map(os.fsdecode, FILE_NAMES))
    assert len(sarif["runs"][0]["results"]) == len(FILE_NAMES)


# nothing but the input counts


def test_output_is_the_same_whatever_the_order_and_hash_seed(run, tmp_path):
    stray = "unsubscribeAudioUidsX: 1\n  token2: 1\n  recordngConfig: {}\n"
    for name, text in (
        ("a", BAD),
        ("b", GOOD.replace("{resourceExpiredHour: 24}", f"\n  {stray}")),
        ("c", HEAD + "1\n"),
    ):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    seen = set()
    for seed, arguments in enumerate(((), ("c.yaml", "b.yaml", "a.yaml"), (".", "a.yaml"))):
        _, _, _, data, sarif = run(*arguments, environment={"PYTHONHASHSEED": str(seed)})
        ordered = sorted(data["diagnostics"], key=lambda one: one["path"])
        seen.add(json.dumps([ordered, len(sarif["runs"][0]["results"])]))
    assert len(seen) == 1
