"""Which files are read: those named, and in folders those that git would keep."""

import os
import subprocess
import sys

import pytest
from rows import each

from reclint import source
from reclint.project import file_reading, walk
from reclint.project.walk import Found, Search

posix = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX system")


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Makes files (a name ending in / is a folder) below the current folder."""
    monkeypatch.chdir(tmp_path)

    def make(*names, **ignored):
        for name in names:
            path = tmp_path / name
            (path if name.endswith("/") else path.parent).mkdir(parents=True, exist_ok=True)
            if not name.endswith("/"):
                path.write_text("")
        for folder, lines in ignored.items():
            where = tmp_path / folder.replace("__", "/").replace("top", ".")
            where.mkdir(parents=True, exist_ok=True)
            (where / ".gitignore").write_text("\n".join(lines))
        return tmp_path

    return make


def found(*paths, **options):
    search = Search()
    return [one.path.replace(os.sep, "/") for one in search.files(paths or (".",), **options)]


def test_files_of_known_endings_in_order(tree, monkeypatch):
    monkeypatch.setattr(source, "reads_programs", lambda: False)
    tree("b.yml", "a.yaml", "c.json", "d.jsonc", "e.jsonl", "f.ndjson", "g.txt", "h", "A/z.YAML", "i.py")
    assert found() == ["A/z.YAML", "a.yaml", "b.yml", "c.json", "d.jsonc", "e.jsonl", "f.ndjson"]


def test_hidden_ones_and_node_modules_are_passed_over(tree):
    tree(".a.yaml", ".github/b.yaml", "node_modules/c.json", "x/node_modules/d.json", "x/e.json")
    tree(".env", ".envrc.d/a.yaml", "x/.env/lib/a.yaml", ".environment", ".gitlab-ci.yml", ".circleci/config.yml")
    expected = [".circleci/config.yml", ".env", ".github/b.yaml", ".gitlab-ci.yml", "x/e.json"]
    assert found() == expected


def test_what_is_named_is_read(tree):
    tree(".a.yaml", ".github/b.yaml", "node_modules/c.json", "request", "notes.txt")
    assert found(".a.yaml") == [".a.yaml"]
    assert found(".github") == [".github/b.yaml"]
    assert found("node_modules/c.json", "request", "notes.txt") == ["node_modules/c.json", "request", "notes.txt"]
    assert list(Search().files((".a.yaml",))) == [Found(".a.yaml", named=True)]


def test_each_file_once(tree):
    root = tree("a.yaml", "x/b.yaml")
    assert found("x", "a.yaml", ".", "./a.yaml", str(root / "a.yaml")) == ["x/b.yaml", "a.yaml"]


def test_gitignore(tree):
    tree(
        *(".git/", "a.yaml", "b.yaml", "out/c.yaml", "x/out/d.yaml", "x/e.yaml", "x/keep/f.yaml", "x/y/g.json"),
        top=["# comment", "", "/b.yaml", "out/", "*.json", "x/keep/*", "!x/keep/f.yaml"],
        x=["e.yaml", "!g.json"],
    )
    assert found() == ["a.yaml", "x/keep/f.yaml", "x/y/g.json"]
    assert found("x") == ["x/keep/f.yaml", "x/y/g.json"]
    assert found("x/y") == ["x/y/g.json"]


def test_gitignore_without_a_repository(tree):
    tree("a.yaml", "x/b.yaml", "x/c.yaml", x=["b.yaml"])
    assert found() == ["a.yaml", "x/c.yaml"]


def test_the_repository_s_own_excludes(tree):
    root = tree(".git/info/", "a.yaml", "x/b.yaml", "x/c.yaml", x=["!c.yaml"])
    (root / ".git" / "info" / "exclude").write_text("/x/*.yaml\n")
    assert found() == ["a.yaml", "x/c.yaml"]
    assert found("x") == ["x/c.yaml"]


def test_folders_above_the_repository_say_nothing(tree):
    tree("repo/.git/", "repo/a.yaml", top=["*.yaml"])
    assert found("repo") == ["repo/a.yaml"]


def test_an_ignored_folder_that_is_named_is_read(tree):
    tree(".git/", "out/a.yaml", "out/deep/b.yaml", "out/no.yaml", top=["out/"], out=["no.yaml"])
    assert found() == []
    assert found("out") == ["out/a.yaml", "out/deep/b.yaml"]
    assert found("out/deep") == ["out/deep/b.yaml"]
    assert found("out/a.yaml") == ["out/a.yaml"]
    assert found("out/no.yaml") == ["out/no.yaml"]


@each("path", ("out", "out/deep", "out/a.yaml", "out/deep/b.yaml", "c.yaml", "x/d.yaml"))
def test_force_exclude(tree, path):
    tree(
        *(".git/", "out/a.yaml", "out/deep/b.yaml", "c.yaml", "x/d.yaml", "e.yaml"),
        top=["out/", "!out/a.yaml", "c.yaml"],
        x=["d.yaml"],
    )
    assert found(path) != []
    assert found(path, force_exclude=True) == []
    assert found("e.yaml", path, force_exclude=True) == ["e.yaml"]


def test_lines_that_are_no_patterns_are_passed_over(tree):
    tree(".git/", "a.yaml", "b.yaml", top=["!", "/", "[z-a", "b.yaml"])
    assert found() == ["a.yaml"]


def test_an_ignore_file_that_is_no_text(tree):
    root = tree(".git/", "a.yaml", "x/.gitignore/", "x/b.yaml")
    (root / ".gitignore").write_bytes(b"\xff\xfe\x00\n\xef\xbb\xbfa.yaml\n")
    assert found() == ["a.yaml", "x/b.yaml"]
    (root / ".gitignore").write_bytes(b"\xef\xbb\xbfa.yaml\r\n")
    assert found() == ["x/b.yaml"]


def test_as_git_does(tree):
    """Git itself is asked which files of a knotty tree it would keep."""
    root = tree(
        *("a.yaml", "b.yaml", "doc/a.yaml", "doc/x/a.yaml", "tmp/k.yaml", "tmp/l.yaml", "x/tmp/m.yaml", "x/!n.yaml"),
        *("logs/debug.json", "logs/keep/debug.json", "x/y/z/deep.yaml", "x/y/other.yaml", "sp ace.yaml"),
        top=[
            "/a.yaml",
            "doc/**/a.yaml",
            "tmp/*",
            "!tmp/k.yaml",
            "logs/",
            "!logs/keep/",
            "x/**/deep.*",
            "sp\\ ace.yaml",
        ],
        x=["!tmp/", "\\!n.yaml", "y/*", "!y/other.yaml"],
    )
    try:
        subprocess.run(["git", "init", "-q"], cwd=root, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs git")
    command = ["git", "-c", "core.excludesFile=", "ls-files", "--others", "--exclude-standard", "-z"]
    kept = subprocess.run(command, cwd=root, check=True, capture_output=True).stdout.decode().split("\0")
    assert sorted(found()) == sorted(name for name in kept if name.endswith((".yaml", ".json")))


@posix
def test_links(tree, tmp_path):
    root = tree("real/a.yaml", "x/")
    (root / "x" / "file.yaml").symlink_to(root / "real" / "a.yaml")
    (root / "x" / "folder").symlink_to(root / "real")
    (root / "x" / "around").symlink_to(root)
    (root / "x" / "itself.yaml").symlink_to("itself.yaml")
    (root / "x" / "nowhere.yaml").symlink_to("nothing")
    assert found("x") == ["x/file.yaml"]
    assert found("x/folder") == ["x/folder/a.yaml"]
    search = Search()
    assert list(search.files(("x/itself.yaml", "x/nowhere.yaml"))) == []
    assert set(search.failures) == {"x/itself.yaml", "x/nowhere.yaml"}


@posix
def test_what_is_no_file(tree):
    root = tree("a.yaml", "folder.yaml/b.yaml")
    os.mkfifo(root / "pipe.yaml")
    assert found() == ["a.yaml", "folder.yaml/b.yaml"]
    for path in ("pipe.yaml", "folder.yaml", "/dev/null"):
        with pytest.raises(OSError, match="not a regular file"):
            file_reading.read(path, 10)


@posix
def test_a_file_that_becomes_a_pipe(tree, monkeypatch):
    root = tree("a.yaml")
    opened = os.open

    def swap(path, *rest):
        os.remove(path)
        os.mkfifo(path)
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", swap)
    with pytest.raises(OSError, match="not a regular file"):
        file_reading.read(root / "a.yaml", 10)


@posix
def test_folders_nest_deeper_than_python_calls(tree, monkeypatch):
    root = tree()
    here = os.open(root, os.O_RDONLY)
    depth = 1100
    try:
        os.chdir(root)
        for _ in range(depth):
            os.mkdir("d")
            os.chdir("d")
        with open("a.yaml", "w"):
            pass
        os.fchdir(here)
        assert found() == ["d/" * depth + "a.yaml"]
    finally:
        os.fchdir(here)
        _remove_deep("d", depth)
        os.fchdir(here)
        os.close(here)


def _remove_deep(name: str, depth: int) -> None:
    """Takes away a chain of folders; what pytest does itself at the end nests no deeper than Python's calls."""
    for _ in range(depth):
        os.chdir(name)
    os.unlink("a.yaml")
    for _ in range(depth):
        os.chdir("..")
        os.rmdir(name)


def test_names_that_no_system_takes():
    search = Search()
    assert list(search.files(("a\0b.yaml", "", "x" * 5000))) == []
    assert len(search.failures) == 3


def test_programs_that_are_named(tree, monkeypatch):
    monkeypatch.setattr(source, "reads_programs", lambda: False)
    root = tree("record.py", "send.ts", "a.yaml")
    (root / "record.py").write_text("clientRequest recordingConfig")
    search = Search()
    assert [one.path for one in search.files((".", "record.py"))] == ["a.yaml", "record.py"]
    assert search.builders() == ["record.py"]


def test_programs_in_folders_with_the_extra_for_them(tree, monkeypatch):
    monkeypatch.setattr(source, "reads_programs", lambda: True)
    tree("record.py", "send.ts", "a.yaml", "page.vue", "b.rb", "node_modules/c.js")
    assert found() == ["a.yaml", "page.vue", "record.py", "send.ts"]


def test_the_root_of_a_project(tree):
    root = tree("repo/.git/", "repo/x/y/")
    assert walk.project_root("repo/x/y") == str(root / "repo")
    assert walk.project_root("repo") == str(root / "repo")


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="names are UTF-8 there")
def test_an_ignore_file_names_files_in_their_own_bytes(tree):
    top = tree("a.yaml")
    for name in (b"caf\xe9.yaml", b"b\x0b.yaml"):
        with open(os.path.join(os.fsencode(top), name), "wb"):
            pass
    (top / ".gitignore").write_bytes(b"\xef\xbb\xbfcaf\xe9.yaml\nb\x0b.yaml\n")
    assert found() == ["a.yaml"]
