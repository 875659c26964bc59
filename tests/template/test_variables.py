"""Env files: what they give, where, and what is wrong with them."""

import contextlib
import json
import os
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rows import each

from reclint.template.env_file import parse, read
from reclint.template.variables import Variable, VariablesError, assigned, is_secret_name, lookup
from reclint.template.variables import given as in_hand

TEXTS = st.text(st.sampled_from("AB_= \t\n\r\"'\\#${}:-\ufeff") | st.characters(codec="utf-8"), max_size=40)


def values(text, known=None):
    return {name: one.value for name, one in parse(text, "a.env", known or {}).items()}


@each(
    ("text", "value"),
    (
        ("A=b", "b"),
        ("A = b\n", "b"),
        ("  A=b  \r\n", "b"),
        ("\ufeffA=b", "b"),
        ("export A=b", "b"),
        ("A=", ""),
        ("A= # none", ""),
        ("A=#b", "#b"),
        ("A=b#c", "b#c"),
        ("A=b # c", "b"),
        ("A=b c=d", "b c=d"),
        ("A='b # $c ${d} \\n'", "b # $c ${d} \\n"),
        ("A='b\\'c' # d", "b'c"),
        ('A="b # c"', "b # c"),
        ('A="b\\n\\t\\"\\\\\\$B\\q"', 'b\n\t"\\$B\\q'),
        ('A="\\\'\\f\\v"', "'\f\v"),
        ('A="b\nc"', "b\nc"),
        ("A=''", ""),
        ("# a comment\n\n \t\nA=b\n# the end", "b"),
        ("A=1\nA=2", "2"),
        ("B=x\nA=${B}-$B", "x-x"),
        ("B=x\nA='${B}'", "${B}"),
        ('B=x\nA="${B}"', "x"),
        ("A=${C}", "${C}"),
        ("A=${C:-d}", "d"),
        ("B=\nA=${B:-d}", "d"),
        ("C\nA=b", "b"),
        ("B-C=x\nA=${B-C}", "x"),
        ("A=${B-c d}", "c d"),
        ("A=${B--c d}", "-c d"),
        ("A=${1B}${}${B c}$1$", "${1B}${}${B c}$1$"),
        ("A\u00a0=\u00a0b\u00a0# c", "b"),
        ("A=b\u2028c", "b\u2028c"),
        ("export=b\nA=${export}", "b"),
    ),
)
def test_what_a_line_gives(text, value):
    assert values(text)["A"] == value


def test_a_name_without_a_value_gives_nothing():
    assert values("A\nexport B # from outside\n") == {}


def test_a_later_file_wins_and_may_use_an_earlier_one():
    assert values("B=${A}2\nA=3", parse("A=1\nC=4", "b.env", {})) == {"A": "3", "B": "12", "C": "4"}


def test_a_variable_knows_where_it_is_given():
    found = parse('A="x\ny"\n\n  export BC=1\n', "deploy/a.env", {})
    assert (found["A"].origin, found["BC"].origin) == ("at deploy/a.env:1:1", "at deploy/a.env:4:10")
    assert parse("\ufeffA=1", "a.env", {})["A"].origin == "at a.env:1:1"


@each(
    ("text", "message"),
    (
        ("A=1\nB 2", "a.env:2:2: missing = after B"),
        ("A='b", "a.env:1:3: this quote is not closed"),
        ('A="b" c', "a.env:1:6: only a comment may follow the closing quote"),
        ("\n=b", "a.env:2:1: a name must begin here"),
        ("1A=b", "a.env:1:1: a name must begin here"),
        ("A: b", "a.env:1:2: missing = after A"),
    ),
)
def test_a_line_that_says_nothing_is_an_error(text, message):
    with pytest.raises(VariablesError) as found:
        values(text)
    assert str(found.value).startswith(message)


@each("text", ("'A'=b", "A:=b", "A b=c", "=", "'"))
def test_a_name_is_plain(text):
    with pytest.raises(VariablesError, match=r"a.env:1:[12]: (a name must begin here|missing = after A)"):
        values(text)


def doubled(count):
    return "A0=ab\n" + "".join(f"A{number + 1}=$A{number}${{A{number}}}\n" for number in range(count))


def test_variables_that_double_from_line_to_line_are_bounded():
    assert len(values(doubled(17))["A17"]) == 2**18
    with pytest.raises(
        VariablesError, match=r"^a\.env:19:1: variables that use variables come to more than 1,000,000 "
    ):
        values(doubled(2_000))


def test_a_long_variable_that_is_used_often_is_bounded():
    with pytest.raises(VariablesError, match="come to more than"):
        values("A=" + "x" * 50_000 + "\n" + "".join(f"B{number}=$A\n" for number in range(30)))


def test_a_doubling_file_is_a_usage_error_of_the_command(reclint, folder):
    (folder / "a.env").write_text(doubled(40), encoding="utf-8")
    (folder / "a.yaml").write_text("cname: ${A40}\nuid: '1'\nclientRequest: {}\n", encoding="utf-8")
    code, out, err = reclint("check", "--env-file", "a.env", "a.yaml")
    assert (code, out) == (2, "")
    assert "cannot fill in placeholders: a.env:19:1: variables that use variables" in err


@pytest.mark.parametrize(
    ("text", "message"),
    (
        ("A=b" + " " * 1_001 + "c", "a.env:1:4: there are more than 1,000 blanks in a row"),
        ("A=b\n" * 250_001, "a.env: larger than 1 MB: not read"),
    ),
)
def test_a_text_that_takes_long_is_refused(text, message):
    with pytest.raises(VariablesError) as refused:
        values(text)
    assert str(refused.value) == message


def test_a_file_of_variables_without_an_end_is_refused():
    if not os.path.exists("/dev/zero"):
        pytest.skip("needs /dev/zero")
    with pytest.raises(VariablesError, match=r"a\.env: larger than 10 MB: not read"):
        read("/dev/zero", "a.env", {})


GROWING = {
    "dashes in braces": lambda n: "A=${A" + "-" * n,
    "braces that are never closed": lambda n: "A=" + "${A:-" * n,
    "uses in quotes": lambda n: 'A="' + "${A-" * n + '"',
    "backslashes in a quote": lambda n: 'A="' + "\\" * n,
    "a long name": lambda n: "A" * n,
    "comments": lambda n: "# A=b\n" * n,
    "line ends": lambda n: "\n" * n,
}


@pytest.mark.parametrize("name", GROWING)
def test_a_text_is_read_in_linear_time(name):
    def seconds(count):
        text = GROWING[name](count)
        began = time.process_time()
        with contextlib.suppress(VariablesError):
            parse(text, "a.env", {})
        return time.process_time() - began

    seconds(100)
    if seconds(20_000) > 0.5:  # the quadratic shapes took over 5 s
        assert min(seconds(20_000) for _ in range(3)) < 2.6 * min(seconds(10_000) for _ in range(3))


def test_a_run_without_an_env_file_never_loads_the_parser():
    code = "import sys; from reclint import lint_text; lint_text('a: 1'); import reclint.template.variables as v; "
    code += "import reclint.template.env_file as e; "
    code += (
        "v.assigned(['A=1']); print('dotenv' in sys.modules); e.parse('A=1', 'x', {}); print('dotenv' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_an_error_holds_no_value():
    with pytest.raises(VariablesError) as found:
        values('TOKEN="hidden" hidden')
    assert "hidden" not in str(found.value)
    assert "hidden" not in repr(parse("TOKEN=hidden", "a.env", {}))


@given(TEXTS)
def test_any_text_gives_variables_or_one_error(text):
    try:
        found = parse(text, "a.env", {})
    except VariablesError as error:
        said = str(error)
    else:
        said = "a.env:"
        assert all(isinstance(one, Variable) for one in found.values())
    assert said.startswith("a.env:")


@given(st.text(max_size=20))
def test_what_is_escaped_in_quotes_is_read_back(value):
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$")
    assert values(f'A="{escaped}"\nB=1') == {"A": value, "B": "1"}


@each(
    "name",
    (
        "TOKEN",
        "API_TOKEN",
        "AWS_SECRET_ACCESS_KEY",
        "recorderToken",
        "db-password",
        "SALT",
        "secretKy",
        "secrets.X_KEY",
    ),
)
def test_names_of_secrets(name):
    assert is_secret_name(name)


@each("name", ("IDLE", "VENDOR", "BUCKET", "CNAME", "UID", "REGION", "APP_ID", "MONKEY", "STATE"))
def test_other_names(name):
    assert not is_secret_name(name)


def test_what_is_made_of_a_secret_is_one():
    found = parse("API_TOKEN=x\nA=${API_TOKEN}\nB=y${A}\nC=c", "a.env", {})
    assert [one.secret for one in found.values()] == [True, True, True, False]


@each("name", ("a", "Values.a", "var.a", "env.a", "secrets.a", "vars.a"))
def test_the_words_before_a_name(name):
    assert lookup(assigned(["a=1"]), name).value == "1"
    assert lookup(assigned(["b=1"]), name) is None


def test_values_set_by_hand():
    found = assigned(["A=1", "B=a=b", "A=2", ".Values.c= x"])
    assert {name: one.value for name, one in found.items()} == {"A": "2", "B": "a=b", "Values.c": " x"}
    assert found["A"].origin == "by --set"


@each("word", ("A", "", "=", " =1"))
def test_a_value_without_a_name(word):
    with pytest.raises(VariablesError, match="--set takes NAME=VALUE"):
        assigned([word])


def test_values_of_a_program():
    assert {name: one.value for name, one in in_hand({"A": 5, "B": True, "C": "x", "D": 0.5}).items()} == {
        "A": "5",
        "B": "true",
        "C": "x",
        "D": "0.5",
    }
    with pytest.raises(ValueError, match="the value of the variable A is of type list"):
        in_hand({"A": []})


# environments of Postman


POSTMAN = {
    "name": "dev",
    "values": [
        {"key": "idle", "value": "30", "enabled": True},
        {"key": "off", "value": "1", "enabled": False},
        {"key": "cert", "value": "x", "type": "secret"},
        {"key": "plain", "value": "y", "type": "secret"},
        {"key": "", "value": "z"},
        {"key": "number", "value": 5},
        "no variable",
    ],
    "_postman_variable_scope": "environment",
}


def test_an_environment_of_postman(tmp_path):
    path = tmp_path / "dev.postman_environment.json"
    path.write_text(json.dumps(POSTMAN, indent=2), encoding="utf-8")
    found = read(str(path), "dev.json", {"old": Variable("old", "1")})
    assert {name: (one.value, one.secret) for name, one in found.items()} == {
        "old": ("1", False),
        "idle": ("30", False),
        "cert": ("x", True),
        "plain": ("y", True),
    }
    assert found["idle"].origin == "at dev.json:5:14"


@pytest.mark.parametrize(
    ("text", "message"),
    (
        ('{"name": "dev"}', 'dev.json: an environment of Postman has a list of "values"'),
        ("[]", 'dev.json: an environment of Postman has a list of "values"'),
        ('{"values": [}', "dev.json:1:13: "),
        ("", 'dev.json: an environment of Postman has a list of "values"'),
    ),
)
def test_what_is_no_environment(tmp_path, text, message):
    (tmp_path / "dev.json").write_text(text, encoding="utf-8")
    with pytest.raises(VariablesError) as found:
        read(str(tmp_path / "dev.json"), "dev.json", {})
    assert str(found.value).startswith(message)
