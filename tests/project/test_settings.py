"""Settings: where they are found, what they say, and what is wrong with them, each at its line."""

import datetime
import json
import re
import time

import pytest
from hypothesis import HealthCheck, assume, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from rows import each
from texts import START

from reclint.diagnostic import Severity
from reclint.project.settings import FileSettings, SettingsError, find, in_force, read
from reclint.project.settings.regexes import refusal
from reclint.rules import load
from reclint.spec import Placeholders

BAD = START.replace("maxIdleTime: 30", "maxIdleTime: 3")
BAD_JSON = '{"cname": "a", "uid": "5", "clientRequest": {"recordingConfig": {"channelType": 1, "maxIdleTime": 3}}}'


@pytest.fixture
def check(reclint):
    """The exit code and the `path [rule]` of every finding."""

    def run(*arguments):
        code, out, _ = reclint("check", "--format", "concise", *arguments)
        found = [(line.partition(":")[0], line.rpartition("[")[2].rstrip("]")) for line in out.splitlines()]
        return code, [f"{path} {rule}" for path, rule in found]

    return run


def put(folder, **files):
    for name, text in files.items():
        place = folder / name.replace("__", "/").replace("_", ".")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


# where they are


@pytest.mark.parametrize("name", (".reclint.toml", "reclint.toml"))
def test_a_file_of_its_own_is_found(folder, name):
    (folder / name).write_text("", encoding="utf-8")
    assert find(str(folder)) == str(folder / name)


def test_pyproject_counts_where_it_has_the_table(folder):
    put(folder, pyproject_toml="[project]\nname = 'x'\n")
    assert find(str(folder)) is None
    put(folder, pyproject_toml="[tool.reclint]\nignore = ['out-of-range']\n")
    assert read(find(str(folder))).ignore == {"out-of-range"}


def test_the_nearest_folder_wins_and_the_first_name_in_it(folder):
    put(folder, reclint_toml="", a__pyproject_toml="[tool.reclint]\n", a__b__c_txt="")
    assert find(str(folder / "a" / "b")) == str(folder / "a" / "pyproject.toml")
    put(folder, a__reclint_toml="")
    assert find(str(folder / "a" / "b")) == str(folder / "a" / "reclint.toml")


def test_the_search_ends_at_the_top_of_the_repository(folder):
    inner = folder / "inner"
    (inner / ".git").mkdir(parents=True)
    put(folder, reclint_toml="")
    assert find(str(inner)) is None


def test_config_names_another_file_and_isolated_reads_none(folder, check):
    put(
        folder,
        a_yaml=BAD,
        reclint_toml="ignore = ['out-of-range']\n",
        other_toml="severity = {out-of-range = 'info'}\n",
    )
    assert check("a.yaml") == (0, [])
    assert check("--config", "other.toml", "a.yaml") == (0, ["a.yaml out-of-range"])
    assert check("--isolated", "a.yaml") == (1, ["a.yaml out-of-range"])


def test_a_settings_file_that_is_missing_is_trouble(reclint):
    code, _, err = reclint("check", "--config", "none.toml", ".")
    assert (code, "none.toml: No such file or directory" in err) == (2, True)


# what they say

ALL = """\
supplied = ["storageConfig.accessKey"]
baseline = "known.json"
sources = ["yaml", "strings"]
include = ["recordings/"]
exclude = ["legacy/", "*.draft.yaml"]
select = ["out-of-range", "policy"]
ignore = ["misspelt-key"]
fail-on = "error"
placeholders = ['@@[A-Z]+@@']
env-files = ["deploy/prod.env"]
allow = ["recordingConfig.newField", "storageConfig.vendor=12"]
severity = {out-of-range = "warning"}

[require]
"recordingConfig.maxIdleTime" = {range = [300, 3600], why = "they are long"}

[[files]]
paths = ["deploy/*.yaml"]
kind = "start"
mode = "mix"
pointer = "/services/recording/request"
ignore = ["unknown-key"]

[limits]
bytes = 1000
depth = 20
values = 300
keys = 40
findings = 50
shown = 6
"""


def test_every_setting_is_read(folder):
    put(folder, reclint_toml=ALL)
    found = read(str(folder / "reclint.toml"))
    assert found._asdict() == {
        "path": str(folder / "reclint.toml"),
        "include": ("recordings/",),
        "exclude": ("legacy/", "*.draft.yaml"),
        "select": {"out-of-range", "policy"},
        "ignore": {"misspelt-key"},
        "severity": {"out-of-range": Severity.WARNING},
        "fail_on": Severity.ERROR,
        "placeholders": ("@@[A-Z]+@@",),
        "allow": {"recordingConfig.newField", "storageConfig.vendor=12"},
        "require": {"recordingConfig.maxIdleTime": {"range": [300, 3600], "why": "they are long"}},
        "files": (
            FileSettings(("deploy/*.yaml",), "start", "mix", "/services/recording/request", frozenset({"unknown-key"})),
        ),
        "env_files": ("deploy/prod.env",),
        "limits": (1000, 20, 300, 40, 50, 6),
        "sources": {"yaml", "strings"},
        "supplied": {"storageConfig.accessKey"},
        "baseline": "known.json",
    }
    shown = in_force(found)
    for words in (
        "limits.shown = 6\n",
        "reclint.toml",
        "fail-on = error",
        "severity.out-of-range = warning",
        "require.recordingConfig",
    ):
        assert words in shown


def test_the_same_in_pyproject(folder):
    put(
        folder,
        reclint_toml=ALL,
        pyproject_toml="[tool.reclint]\n"
        + ALL.replace("\n[", "\n[tool.reclint.").replace("[tool.reclint.[", "[[tool.reclint."),
    )
    own, other = read(str(folder / "reclint.toml")), read(str(folder / "pyproject.toml"))
    assert other._replace(path=None) == own._replace(path=None)


def test_a_byte_order_mark_is_no_defect(folder):
    (folder / "reclint.toml").write_bytes(b"\xef\xbb\xbfignore = ['out-of-range']\n")
    assert read(str(folder / "reclint.toml")).ignore == {"out-of-range"}


def test_settings_shows_the_defaults_and_the_file(folder, reclint):
    assert "these are the defaults" in reclint("settings")[1]
    put(folder, reclint_toml="fail-on = 'info'\n")
    shown = reclint("settings")[1].splitlines()
    assert shown[0] == f"# from {folder / 'reclint.toml'}"
    assert "fail-on = info" in shown
    assert "ignore = []  # the default" in shown


# what is wrong with them


@each(
    ("text", "words"),
    (
        ("\nexlude = []", "2: unknown setting \"exlude\"; did you mean exclude?"),
        ("zebra = 1", '1: unknown setting "zebra"; choose from include, '),
        ("include = 'x'", "1: include must be a list of strings"),
        ("exclude = [1]", "1: exclude must be a list of strings"),
        ("\n\nselect = ['out-of-rnge']", '3: unknown rule "out-of-rnge"; did you mean out-of-range?'),
        ("\nselect = []", "2: select names no rule; remove it to check all, or name the rules to check"),
        ("select = ['out-of-range']\nignore = ['out-of-range', 'policy']", "2: select and ignore leave no rule"),
        (f"ignore = {json.dumps(sorted(load()))}", "1: select and ignore leave no rule"),
        ("ignore = ['policy']\nseverity.policy = 'info'", "2: severity: policy has no effect: the rule is in ignore"),
        ("ignore = ['out-of-rnge']", "did you mean out-of-range?"),
        ("[severity]\nout-of-rnge = 'info'", "2: severity: unknown rule"),
        ("[severity]\nout-of-range = 'fatal'", "2: severity: out-of-range is 'fatal'; it must be info, warning or error"),
        ("severity = 'info'", "1: severity must be a table"),
        ("fail-on = 'never'", "1: fail-on is 'never'; it must be info, warning or error"),
        ("fail-on = ['error']", "1: fail-on is ['error']"),
        ("placeholders = ['(']", "1: \"(\" is not a valid regular expression"),
        ("placeholders = ['x*']", "matches the empty string"),
        ("placeholders = ['envsubts']", "1: \"envsubts\" is no set of placeholders; did you mean envsubst?"),
        ("placeholders = ['envsub']", "did you mean envsubst?"),
        ("placeholders = ['double-bracket']", "did you mean double-brackets?"),
        ("placeholders = ['double_at']", "did you mean double-at?"),
        ("placeholders = ['ERB']", "did you mean erb?"),
        ("placeholders = ['CHANGEME']", "choose from envsubst, erb, ruby, "),
        ("placeholders = ['CHANGEME']", "(write (?:CHANGEME) if this word itself is one)"),
        ("placeholders = ['(?i)x']", "write flags as a group"),
        ("include = ['[z-a]']", "1: include has an invalid path pattern in \"[z-a]\": the range z-a is the wrong way round"),
        ("exclude = ['a[']", "the bracket [ is never closed"),
        ("[[files]]\npaths = ['[z-a]']", "2: files: paths has an invalid path pattern"),
        ("[[files]]\npaths = ['a']\npointer = '/~'", "3: files: pointer must be a JSON pointer"),
        ("[require]\n'storageConfig.vendor' = {enum = []}", "2: require: enum of storageConfig.vendor must be a non-empty list"),
        ("allow = ['recordngConfig.x']", "1: unknown object \"recordngConfig\"; did you mean recordingConfig?"),
        ("allow = ['newField']", "1: \"newField\" must name a field"),
        ("require = []", "1: require must be a table"),
        ("[require]\n'storageConfig.regon' = {required = true}", '2: require: unknown field "storageConfig.regon"; did you mean storageConfig.region?'),
        ("[require]\nregon = {required = true}", 'did you mean region?'),
        ("[require]\n'storgeConfig.region' = {required = true}", 'did you mean storageConfig?'),
        ("[require]\n'storageConfig.region' = 5", "must be a table"),
        ("[require]\n'storageConfig.region' = {rang = [1, 2]}", '"rang" for storageConfig.region; did you mean range?'),
        ("[require]\n'storageConfig.region' = {range = [2, 1]}", "2: require: range of storageConfig.region must be two numbers"),
        ("[require]\n'storageConfig.region' = {enum = 4}", "2: require: enum of storageConfig.region must be a non-empty list"),
        ("[require]\n'storageConfig.region' = {why = 'x'}", "2: require: storageConfig.region has no constraint"),
        ("[require]\n'storageConfig.region' = {required = 'yes'}", "2: require: required of storageConfig.region must be true or false"),
        ("[require]\n'storageConfig.region' = {required = true, why = 5}", "2: require: why of storageConfig.region must be a string"),
        ("files = 5", "1: files must be tables"),
        ("[[files]]\nkind = 'start'", "1: files: paths is missing"),
        ("[[files]]\npaths = ['a']\nkind = 'strat'", "3: files: unknown kind 'strat'; did you mean start?"),
        ("[[files]]\npaths = ['a']\nmode = 'zebra'", "3: files: unknown mode 'zebra'; choose from individual, mix, web or raw"),
        ("[[files]]\npaths = ['a']\nmod = 'mix'", "3: files: unknown setting \"mod\"; did you mean mode?"),
        ("[[files]]\npaths = ['a']\npointer = 'x/y'", "3: files: pointer must be a JSON pointer"),
        ("[[files]]\npaths = ['a']\nignore = ['nil']", "3: files: unknown rule"),
        ("limits = 5", "1: limits must be a table"),
        ("[limits]\nbites = 5", '2: limits: unknown setting "bites"; did you mean bytes?'),
        ("[limits]\ndepth = 0", "2: limits: depth is 0; it must be a whole number from 1 to 200"),
        ("[limits]\ndepth = 201", "2: limits: depth is 201; it must be a whole number from 1 to 200"),
        ("[limits]\nshown = true", "2: limits: shown is True; it must be a whole number"),
        ("[limits]\nbytes = '20 MB'", "2: limits: bytes is '20 MB'; it must be a whole number from 1 to 1000000000"),
        ("[limits]\ndepth = 0x" + "F" * 5_000, "2: limits: depth is a number of more than 4,300 digits; it must be"),
        ("fail-on = 0x" + "F" * 5_000, "1: fail-on is a number of more than 4,300 digits"),
        ("[[files]]\npaths = ['a']\nkind = 0x" + "F" * 5_000, "3: files: unknown kind a number of more than"),
        ("\nfail-on = 1979-05-27", "2: fail-on is 1979-05-27; it must be info, warning or error"),
        ("a = 1\nb = " + "9" * 5_000, "a number that cannot be read (at line 2): it has more than 4,300 digits"),
        ("[require]\n'storageConfig.region' = {range = [nan, 1]}", "2: require: range of storageConfig.region"),
        ("[require]\n'storageConfig.region' = {range = [1, inf]}", "2: require: range of storageConfig.region"),
        ("[require]\n'storageConfig.region' = {range = [false, true]}", "2: require: range of storageConfig.region"),
        ("[require]\n'storageConfig.region' = {range = [1, 0x1FFFFFFFFFFFFFFFFF]}", "2: require: range of storageConfig.region"),
        ("[require]\n'storageConfig.region' = {enum = [1979-05-27]}", "2: require: enum of storageConfig.region"),
        ("[require]\n'storageConfig.region' = {enum = [1, [2]]}", "2: require: enum of storageConfig.region"),
        ("[require]\n'storageConfig.region' = {enum = [nan]}", "2: require: enum of storageConfig.region"),
        ("placeholders = ['(?P<a>x)', '(?P<a>y)']", "1: \"(?P<a>y)\" is not a valid regular expression: redefinition of group name"),
        ("placeholders = ['(x)\\1']", "refers to a group by number, and the numbers change"),
        ("placeholders = ['" + "x" * 1_001 + "']", "is longer than 1,000 characters"),
        ("[[files]]\npaths = ['a']\npointer = '/x'\n\n[[files]]\npaths = ['b']\npointer = 'y'", "7: files: pointer must be"),
        ("[[files]]\npaths = ['a']\n[[files]]\nmode = 'mix'", "3: files: paths is missing"),
        ("files = [\n  {paths = ['a']},\n  {paths = ['b'], mod = 'mix'},\n]", "3: files: unknown setting"),
        ("ignore = [\n  'out-of-range',\n  'nil',\n]", "3: unknown rule"),
        ("# limits\nselect = ['out-of-range']\n[limits] # shown\n'shown' = 0", "4: limits: shown is 0"),
        ("env-files = [\n'''\nlimits = 5\n''']\nlimits = 5", "5: limits must be a table"),
        ("require.'storageConfig.region'.required = 1", "1: require: required of storageConfig.region must be"),
        ("a = = 1", "line 1, column 5"),
        ("a = " + "[" * 100_000, "nested too deep"),
    ),
)  # fmt: skip
def test_a_defect_is_named_with_its_line(folder, text, words):
    put(folder, reclint_toml=text + "\n")
    with pytest.raises(SettingsError) as raised:
        read(str(folder / "reclint.toml"))
    assert words in str(raised.value)


def test_the_line_is_that_of_the_table_of_reclint(folder):
    put(
        folder, pyproject_toml="[limits]\ndepth = 0\n[tool.other.limits]\ndepth = 0\n[tool.reclint.limits]\ndepth = 0\n"
    )
    with pytest.raises(SettingsError, match=r"pyproject\.toml:6: limits: depth is 0"):
        read(str(folder / "pyproject.toml"))


def test_many_defects_are_counted_in_linear_time(folder, reclint):
    text = "".join(f"key{number} = 1\n" for number in range(20_000))
    put(folder, reclint_toml=text + "ignore = [\n" + "".join(f"'rule{number}',\n" for number in range(5_000)) + "]\n")
    code, out, err = reclint("settings")
    assert (code, out) == (2, "")
    assert err.count("\n") < 110
    assert "and 24,900 more" in err


DANGEROUS = (
    "(a+)+b",
    "(a|aa)+b",
    "(a*)*b",
    "(a?)*b",
    "x" + "((ab)?)?" * 12,
    "(ab|ab)+c",
    "(.+x)*y",
    r"(\w+\s?)*!",
    r"([a-z]+|\w+)+!",
    "((a{1,5}){1,5}){1,5}b",
    "(?i:(a+A+)+)b",
    "(?=(a+)+b)a",
    "a?" * 30 + "a" * 30,
    ".*a.*b.*c.*d",
)
HARMLESS = (
    "@@[A-Z]+@@",
    "__.+__",
    r"\[\[[^\]]+\]\]",
    r"%[A-Z_]+(\.[A-Z_]+)*%",
    r"\$\w+(?:\.\w+)*",
    "(foo|bar)+",
    r"(?<!\\)%[A-Z]+%",
    "(?i:xx[a-z]*)",
    "(?P<name>x)",
    r'"(?:\\.|[^"\\])+"',
    r"\w{3,5}@",
)


@each("pattern", DANGEROUS)
def test_a_placeholder_that_could_take_exponential_time_is_refused(pattern):
    assert re.search("exponential time|too many repetitions", refusal(pattern))


@each("pattern", HARMLESS)
def test_other_placeholders_are_taken(pattern):
    assert refusal(pattern) is None


PATTERNS = st.recursive(
    st.sampled_from(["a", "b", "ab", "[ab]", ".", r"\w", "[^a]"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda pair: f"(?:{pair[0]}|{pair[1]})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{1,3}", "{2,}", "*?"])).map(lambda pair: f"(?:{pair[0]}){pair[1]}"),
    ),
    max_leaves=6,
)  # fmt: skip


@given(PATTERNS)
def test_what_is_taken_never_takes_exponential_time(pattern):
    assume(refusal(pattern) is None)
    for text in ("a" * 30, "ab" * 15, "aab" * 10):
        began = time.process_time()
        re.search(f"(?:{pattern})!!", f"{text}!")
        assert time.process_time() - began < 2  # the dangerous ones took minutes


def test_a_long_string_is_not_searched_for_own_placeholders():
    placeholders = Placeholders(("__.+__",))
    assert placeholders.inside("x" * 100 + "__A__")
    assert not placeholders.inside("x" * 2_000 + "__A__")
    assert placeholders.inside("x" * 2_000 + "${A}")
    assert placeholders.literals("x__A__y") == ["x", "y"]
    assert placeholders.whole("__A__")


@pytest.mark.parametrize("text", ("tool = {reclint = 5}", "tool = [1] # tool.reclint"))
def test_a_table_that_is_none_is_a_defect(folder, text):
    put(folder, pyproject_toml=text + "\n")
    with pytest.raises(SettingsError, match="must be a table"):
        read(str(folder / "pyproject.toml"))


def test_all_defects_are_named_at_once_and_nothing_is_checked(folder, reclint):
    put(folder, a_yaml=BAD, reclint_toml="exlude = []\nignore = ['nil']\n")
    code, out, err = reclint("check", "a.yaml")
    assert (code, out) == (2, "")
    assert "reclint.toml:1:" in err
    assert "reclint.toml:2:" in err


# which files


def test_without_paths_only_what_is_included_is_checked(folder, check):
    put(folder, reclint_toml="include = ['recordings/**', '!recordings/old.yaml']\n")
    put(folder, a_yaml=BAD, recordings__b_yaml=BAD, recordings__old_yaml=BAD, recordings__deep__c_yaml=BAD)
    assert check() == (1, ["recordings/b.yaml out-of-range", "recordings/deep/c.yaml out-of-range"])
    assert check("a.yaml")[1] == ["a.yaml out-of-range"]
    assert check("recordings/old.yaml")[1] == ["recordings/old.yaml out-of-range"]


def test_patterns_are_relative_to_the_settings(folder, check, monkeypatch):
    put(folder, reclint_toml="include = ['/recordings/']\nexclude = ['/recordings/legacy/']\n")
    put(folder, recordings__b_yaml=BAD, recordings__legacy__c_yaml=BAD)
    monkeypatch.chdir(folder / "recordings")
    assert check() == (1, ["b.yaml out-of-range"])


def test_what_is_excluded_is_left_out_unless_it_is_named(folder, check):
    put(folder, reclint_toml="exclude = ['legacy/', '*.draft.yaml', '!keep.draft.yaml']\n")
    put(folder, a_yaml=BAD, legacy__b_yaml=BAD, x_draft_yaml=BAD, keep_draft_yaml=BAD)
    found = ["a.yaml out-of-range", "keep.draft.yaml out-of-range"]
    assert check() == (1, found)
    assert check(".") == (1, found)
    assert check("legacy/b.yaml") == (1, ["legacy/b.yaml out-of-range"])
    assert check("--force-exclude", "legacy/b.yaml", "x.draft.yaml", "a.yaml") == (1, ["a.yaml out-of-range"])


# what is reported

TWO = BAD.replace("maxIdleTime", "maxIdleTim: 5, maxIdleTime")


def test_select_and_ignore(folder, check):
    put(folder, a_yaml=TWO)
    assert "a.yaml out-of-range" in check("a.yaml")[1]
    assert len(check("a.yaml")[1]) == 2
    put(folder, reclint_toml="select = ['out-of-range']\n")
    assert check("a.yaml")[1] == ["a.yaml out-of-range"]
    assert "a.yaml out-of-range" not in check("--select", "invalid-type", "a.yaml")[1]
    put(folder, reclint_toml="ignore = ['out-of-range']\n")
    assert "a.yaml out-of-range" not in check("a.yaml")[1]


@pytest.mark.parametrize("command", ("check", "audit"))
@pytest.mark.parametrize("settings", ("", "ignore = ['out-of-range', 'policy']\n", "select = ['out-of-range']\n"))
def test_rules_that_are_all_ignored_are_refused(reclint, folder, command, settings):
    put(folder, a_jsonl=BAD_JSON, reclint_toml=settings)
    options = ("--select", "out-of-range,policy", "--ignore", "out-of-range,policy")
    code, out, err = reclint(command, "a.jsonl", *(options[2:] if "select" in settings else options))
    assert (code, out) == (2, "")
    assert "every rule that is selected is ignored, too" in err or "install reclint[audit]" in err


def test_severity_and_fail_on(folder, check):
    put(folder, a_yaml=BAD, reclint_toml="severity = {out-of-range = 'warning'}\nfail-on = 'error'\n")
    assert check("a.yaml") == (0, ["a.yaml out-of-range"])
    assert check("--fail-on", "warning", "a.yaml") == (1, ["a.yaml out-of-range"])
    put(folder, reclint_toml="fail-on = 'info'\nseverity = {out-of-range = 'info'}\n")
    assert check("a.yaml") == (1, ["a.yaml out-of-range"])
    assert check("--fail-on", "error", "a.yaml") == (0, ["a.yaml out-of-range"])


def test_extra_placeholders(folder, check):
    put(folder, a_yaml=START.replace("bucket: b", "bucket: b, fileNamePrefix: ['@@DATE@@']"))
    assert check("a.yaml")[0] == 1
    put(folder, reclint_toml="placeholders = ['@@[A-Z]+@@']\n")
    assert check("a.yaml") == (0, [])


def test_allowed_fields_and_values_count_as_documented(folder, check):
    text = START.replace("vendor: 1", "vendor: 12").replace("channelType: 1", "channelType: 1, newField: 5")
    put(folder, a_yaml=text)
    assert check("a.yaml")[0] == 1
    put(folder, reclint_toml="allow = ['recordingConfig.newField', 'storageConfig.vendor=12']\n")
    assert check("a.yaml") == (0, [])
    put(folder, a_yaml=text.replace("vendor: 12", "vendor: 13"))
    assert check("a.yaml") == (1, ["a.yaml invalid-value"])


# what is said of some files


def test_kind_and_mode_of_some_files(folder, check):
    put(folder, reclint_toml="[[files]]\npaths = ['deploy/']\nkind = 'acquire'\nmode = 'web'\n")
    put(folder, deploy__a_yaml="cname: x\nuid: '1'\nclientRequest: {scene: 1}\n", deploy__b_yaml="a: 1\n")
    code, found = check("deploy/a.yaml")
    assert (code, found) == (0, [])
    assert check("deploy/b.yaml") == (1, ["deploy/b.yaml not-a-recording-request"])
    assert check("--kind", "start", "deploy/a.yaml")[1] != []


LOST = {
    "a.yaml": BAD_JSON,
    "b.yaml": f"---\n{BAD_JSON}\n---\n- 1\n",
    "c.json": BAD_JSON,
    "d.jsonl": f"{BAD_JSON}\n{BAD_JSON}\n",
}


@pytest.mark.parametrize(
    "stated", ("/", "//", "/-", "/-1", "/00", "/٣", "/nowhere", "/~01", "/uid/0", "/x", "/x' #kind = 'start'")
)
@pytest.mark.parametrize("name", LOST)
def test_a_pointer_that_leads_nowhere_is_told_and_hides_nothing(folder, check, name, stated):
    pointer, _, kind = stated.partition("' #")
    rules = "select = ['not-a-recording-request', 'out-of-range']"
    put(folder, reclint_toml=f"{rules}\n[[files]]\npaths = ['deploy/']\npointer = '{pointer}'\n{kind}\n")
    put(folder, other__a_yaml=BAD, deploy__e_yaml="" if kind else "not: ours\n")
    (folder / "deploy" / name).write_text(LOST[name], encoding="utf-8")
    code, found = check()
    faults = [f"deploy/{name} out-of-range"] * LOST[name].count("cname")
    faults += ["deploy/e.yaml not-a-recording-request"] * bool(kind)  # every file there was said to be one
    assert code == 1
    assert sorted(found) == [f"deploy/{name} not-a-recording-request", *faults, "other/a.yaml out-of-range"]


def test_the_pointer_says_where_the_request_lies(folder, check):
    inner = "".join(f"      {line}\n" for line in BAD.splitlines())
    put(folder, deploy__a_yaml=f"services:\n  recording:\n    request:\n{inner}")
    put(
        folder,
        reclint_toml="[[files]]\npaths = ['deploy/*.yaml']\nkind = 'start'\npointer = '/services/recording/request'\n",
    )
    assert check("deploy/a.yaml") == (1, ["deploy/a.yaml out-of-range"])


def test_rules_ignored_in_some_files(folder, check):
    put(folder, reclint_toml="[[files]]\npaths = ['old/']\nignore = ['out-of-range']\n")
    put(folder, old__a_yaml=BAD, new__a_yaml=BAD)
    assert check("old/a.yaml", "new/a.yaml") == (1, ["new/a.yaml out-of-range"])
    assert check() == (1, ["new/a.yaml out-of-range"])


class Hexadecimal(str):
    """A number as it is written."""

    __slots__ = ()


INNER = (
    "paths", "kind", "mode", "pointer", "ignore", "enum", "range", "required", "forbidden", "why", "bytes", "depth",
    "out-of-range", "storageConfig.vendor", "recordingConfig.maxIdleTime", "x",
)  # fmt: skip
KEYS = (
    "select", "ignore", "severity", "fail-on", "placeholders", "allow", "require", "files", "include", "exclude",
    "limits", "env-files", "set", "kind", "mode", "format", "unknown",
)  # fmt: skip
values = st.recursive(
    st.one_of(
        st.booleans(),
        st.integers(-(10**20), 10**20),
        st.floats(),
        st.dates(),
        st.times(),
        st.datetimes(),
        st.just(Hexadecimal("0x" + "F" * 5_000)),
        st.sampled_from(
            ["", "x", "start", "mix", "[z-a]", "(?i)x", "(", "(a+)+b", "(x)\\1", "/", "/~", "/-", "/-1", "/\u0663"]
        ),
        st.sampled_from(["a.b=c", "recordingConfig.x", "warning", "*a*b", "\u0663", "\ud7ff", "a\0b", "a\nb"]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(INNER), inner, max_size=3)),
    max_leaves=6,
)
tables = st.dictionaries(st.sampled_from(KEYS), values, max_size=3)


def toml(value):
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return value if isinstance(value, Hexadecimal) else json.dumps(value, ensure_ascii=False)


LINE = re.compile(r".*reclint\.toml(:[0-9]+: (?:(?:severity|require|files|limits): )?\S|: )")


@given(table=tables)
@hypothesis_settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_value_at_any_key_is_used_or_refused_at_its_place(folder, reclint, table):
    (folder / "a.yaml").write_text(BAD, encoding="utf-8")
    text = "".join(f"{key} = {toml(value)}\n" for key, value in table.items())
    (folder / "reclint.toml").write_text(text, encoding="utf-8")
    for arguments in (("check",), ("settings",)):
        code, out, err = reclint(*arguments)
        assert code in (0, 1, 2)
        assert "internal error" not in err
        assert "Traceback" not in err
        if "cannot use the settings" in err:
            listed = err.partition("cannot use the settings:\n")[2].splitlines()
            assert (code, out) == (2, "")
            assert listed
            assert all(LINE.match(line) for line in listed), listed
