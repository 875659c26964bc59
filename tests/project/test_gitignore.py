"""Patterns of ignore files mean what git means by them, and take bounded time."""

import shutil
import subprocess
import time

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from rows import each

from reclint.project.gitignore import BadPattern, Patterns

PATHS = ("a", "b", "a/b", "a/b/x.y", "x.y", "b/a/b", "ab", "a/ab/b/a", "c/x.y", "ab/ba/x.y", "*", "c/*", "c/ d")
PIECES = ("a", "b", "*", "**", "/", "?", "[ab]", "[!a]", "[^b]", "[a-c]", "!", "x.y", "*.y", "\\*", " ", "\\ ", "#")


def is_documented(line):
    """Two stars beside other signs are one star by git's documentation; git itself matches them otherwise behind letters."""
    return all("**" not in name or name == "**" for name in line.lstrip("!").split("/"))


patterns = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join).filter(is_documented)


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    if shutil.which("git") is None:
        pytest.skip("needs git")
    folder = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    return folder


def ignored_by_git(repository, lines):
    (repository / ".gitignore").write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = ["git", "-C", str(repository), "check-ignore", "--no-index", "-z", "--stdin"]
    done = subprocess.run(command, input="\0".join(PATHS).encode() + b"\0", capture_output=True, check=False)
    return set(done.stdout.decode().split("\0")) - {""}


@given(lines=st.lists(patterns, min_size=1, max_size=3))
@hypothesis_settings(max_examples=60)
def test_git_agrees(repository, lines):
    own = Patterns(lines)
    assert {path for path in PATHS if own.matches(path)} == ignored_by_git(repository, lines)


@each(
    ("line", "path", "matched"),
    (
        ("build/", "build/", True),
        ("build/", "build", False),
        ("build/", "a/build/x", True),
        ("/build", "a/build", False),
        ("a/**", "a/", False),
        ("a/**/b", "a/b", True),
        ("[[:digit:]]*", "7x", True),
        ("# a", "# a", False),
        ("\\#a", "#a", True),
        ("a ", "a", True),
        ("a**b", "axb", True),
        ("a**b", "a/b", False),
        ("[z-a]", "z", False),
        ("[", "[", False),
        ("***/b", "a/x/b", True),
        ("a\\/b", "a/b", True),
        ("\\/a", "a", False),
        ("a\t", "a", False),
    ),
)
def test_a_pattern_matches(line, path, matched):
    assert Patterns([line]).matches(path) is matched


def test_nothing_below_an_excluded_folder_is_included_again():
    own = Patterns(["b", "!a"])
    assert own.matches("b/a/b")
    assert not own.matches("a")


@each("line", ("[z-a]", "[", "a[", "a\\"))
def test_a_line_that_is_no_pattern_is_told_where_that_is_wanted(line):
    with pytest.raises(BadPattern):
        Patterns([line], strict=True)


@pytest.mark.parametrize(
    ("line", "path"),
    (
        ("*a" * 40 + "*b", "a" * 4_000),
        ("**/a/" * 40 + "b", "/".join(["a"] * 1_000)),
        ("*" * 4_000 + "b", "a" * 4_000),
    ),
)
def test_stars_take_bounded_time(line, path):
    began = time.process_time()
    assert not Patterns([line]).matches(path)
    assert time.process_time() - began < 2


def test_a_long_list_costs_a_path_little():
    own = Patterns(
        [*(f"*.{number}" for number in range(100)), *(f"folder{number}/" for number in range(100)), "*.py[cd]"]
    )
    began = time.process_time()
    assert not any(own.matches(f"some/where/deep/configuration-{number}.json") for number in range(5_000))
    assert time.process_time() - began < 2
