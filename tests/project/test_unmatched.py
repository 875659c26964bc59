"""Patterns of the settings that match no file: where they are named, and what they change."""

import pytest
from rows import each
from texts import START

WARNING = 'reclint: reclint.toml: the pattern "oter" of include matches no file that is read'
FAILURE = "reclint: reclint.toml: include ({}) matches no file here"
REMARK = 'reclint: reclint.toml: [[files]] with the paths "x/*" and "y.yaml" matches no file that is read'
MISSPELT = 'include = ["recordngs"]'
PARTLY = 'include = ["recordings/", "oter", "!not.yaml", "# a comment"]'
FILES = '[[files]]\npaths = ["x/*", "y.yaml"]\nkind = "start"\n[[files]]\npaths = ["other/*"]\nkind = "start"'


@pytest.fixture
def check(reclint, folder):
    """Runs a command in a project with requests in two folders: exit code and what is said of the settings."""
    for name in ("recordings", "other"):
        (folder / name).mkdir()
        (folder / name / "a.yaml").write_text(START, encoding="utf-8")

    def run(settings, *arguments):
        (folder / "reclint.toml").write_text(settings, encoding="utf-8")
        code, _, err = reclint(*arguments)
        return code, [line for line in err.splitlines() if "reclint.toml" in line]

    return run


def test_what_matches_is_silent(check):
    assert check('include = ["recordings"]', "check") == (0, [])


@pytest.mark.parametrize("options", ((), ("-q",), ("--show-files",)))
def test_a_pattern_that_matches_no_file_is_a_warning(check, options):
    assert check(PARTLY, "check", *options) == (0, [WARNING])


@each("command", (("check",), ("check", "--show-files"), ("check", "--exit-zero"), ("baseline", "write")))
def test_an_include_that_leaves_nothing_is_trouble(check, command):
    assert check(MISSPELT, *command) == (2, [FAILURE.format('"recordngs"')])


def test_a_baseline_is_written_with_the_warning(check):
    assert check(PARTLY, "baseline", "write") == (0, [WARNING])


NAMED = (
    ("other/a.yaml",),
    ("other",),
    (".",),
    ("--force-exclude", "other/a.yaml"),
    ("--force-exclude", "reclint.toml"),
)


@each("paths", NAMED, ids=" ".join)
def test_include_says_nothing_of_paths_that_are_named(check, paths):
    assert check(MISSPELT, "check", *paths) == (0, [])


def test_a_folder_below_is_judged_as_a_whole_only(check, folder, monkeypatch):
    monkeypatch.chdir(folder / "recordings")
    assert check(PARTLY, "check") == (0, [])
    monkeypatch.chdir(folder / "other")
    code, lines = check(PARTLY, "check")
    assert code == 2
    assert "matches no file here" in lines[0]


@pytest.mark.parametrize("paths", ((), (".",)))
def test_settings_for_files_that_match_none_are_named_on_request(check, paths):
    assert check(FILES, "check", *paths) == (0, [])
    assert check(FILES, "check", "-v", *paths) == (0, [REMARK])
    assert check(FILES, "check", "-v", "recordings") == (0, [])


def test_an_empty_folder_is_no_trouble(reclint, folder):
    (folder / "reclint.toml").write_text('include = ["recordings"]', encoding="utf-8")
    code, _, err = reclint("check")
    assert code == 0
    assert 'the pattern "recordings" of include matches no file' in err
