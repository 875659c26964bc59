"""Recipes of Makefiles and commands of Dockerfiles are read as scripts."""

import json

import pytest
from rows import each

from reclint import lint_text
from reclint.linter import Options
from reclint.project.fixes import mend

URL = "https://api.agora.io/v1/apps/$(APP_ID)/cloud_recording/acquire"
BODY = '{"cname": "$(ROOM)", "uid": «5», "clientRequest": {}}'
DOUBLE = BODY.replace('"', '\\"')
CONTINUED, LINES = BODY.replace(",", ", \\\n  "), BODY.replace(",", ",\n\t")
COMMAND = f"curl --json '{BODY}' {URL}"
JSON = "-H Content-Type:application/json"


def in_json(text):
    return json.dumps(text, ensure_ascii=False)


RECIPES = {
    "one line": f"acquire:\n\tcurl -H Content-Type:application/json -X POST {URL} -d '{BODY}'\n",
    "several lines": f"URL := {URL}\n\nacquire: env\n\tcurl -H Content-Type:application/json -sS \\\n\t  -d '{BODY}' \\\n\t  $(URL)\n",
    "a silent line": f"acquire:\n\t@curl -H Content-Type:application/json {URL} -d '{BODY}'\n",
    "a line that may fail": f"acquire:\n\t-@curl -H Content-Type:application/json {URL} -d '{BODY}'\n",
    "a variable of the shell": f'acquire:\n\tcurl -H Content-Type:application/json {URL} -d "{DOUBLE.replace("$(ROOM)", "$$ROOM")}"\n',
    "a variable of make": f"acquire:\n\tcurl -H Content-Type:application/json {URL} -d '{BODY.replace('$(ROOM)', '${ROOM}')}'\n",
    "a value that make computes": f"acquire:\n\tcurl -H Content-Type:application/json {URL} -d '{BODY.replace('$(ROOM)', '$(shell id -un)')}'\n",
    "a line behind another": f"acquire:\n\t@echo start\n\n\tcurl -H Content-Type:application/json {URL} -d '{BODY}' | jq .\n",
    "an own file": f".PHONY: acquire\nacquire: ## starts\n\tcurl -H Content-Type:application/json {URL} -d '{BODY}'\n\nclean:\n\trm -rf dist\n",
    "a variable with the body": f"BODY = {BODY}\nacquire:\n\tcurl {JSON} {URL} -d '$(BODY)'\n",
    "a variable with the body in quotes": f"BODY := '{BODY}'\nacquire:\n\tcurl {JSON} {URL} -d $(BODY)\n",
    "a variable that may be set": f"BODY ?= {BODY}\nacquire:\n\tcurl {JSON} {URL} -d '${{BODY}}'\n",
    "a variable of the environment": f'export BODY ::= {BODY}\nacquire:\n\tcurl {JSON} {URL} -d "$$BODY"\n',
    "a variable over lines": (f"BODY = {CONTINUED}\nacquire:\n\tcurl {JSON} {URL} -d '$(BODY)'\n"),
    "a variable of one target": f"acquire: BODY := {BODY}\nacquire:\n\tcurl {JSON} {URL} -d '$(BODY)'\n",
    "a variable that is defined": f"define BODY\n{BODY}\nendef\nacquire:\n\tcurl {JSON} {URL} -d '$(BODY)'\n",
    "a variable that is defined over lines": (
        f'export BODY\ndefine BODY =\n{LINES}\nendef\nacquire:\n\tcurl {JSON} {URL} -d "$$BODY"\n'
    ),
    "a variable that is printed": (
        f'export define BODY\n{BODY}\nendef\nacquire:\n\t@echo "$$BODY" | curl {JSON} {URL} -d @-\n'
    ),
    "the URL in parts": (
        f"BASE := {URL.rpartition('/')[0]}\nACQUIRE = $(BASE)/acquire\nacquire:\n\tcurl {JSON} $(ACQUIRE) -d '{BODY}'\n"
    ),
    "the program": f"CURL := curl -sS {JSON}\nacquire:\n\t$(CURL) {URL} -d '{BODY}'\n",
}
NAMES = ("Makefile", "makefile", "GNUmakefile", "recording.mk", "a/Makefile")


def bare(text):
    return text.replace("«", "").replace("»", "")


@each("text", tuple(RECIPES.values()), ids=tuple(RECIPES))
@each("name", NAMES)
def test_a_recipe_is_a_script(name, text):
    (found,) = [one for one in lint_text(bare(text), path=name).diagnostics if one.severity.label != "info"]
    assert (found.rule, found.span) == ("invalid-type", (text.index("«"), text.index("»") - 1))


@each("text", tuple(RECIPES.values()), ids=tuple(RECIPES))
def test_a_fix_changes_nothing_else(text):
    done = mend(bare(text).encode(), "Makefile", Options(), unsafe=False)
    quotes = '\\"5\\"' if '\\"' in text else '"5"'
    assert done.after.decode() == text.replace("«5»", quotes)


@each(
    "text",
    (
        f"# curl -H Content-Type:application/json {URL} -d '{BODY}'\nall:\n\techo\n",
        f"acquire:\n\t# curl -H Content-Type:application/json {URL} -d '{BODY}'\n",
        f"BODY = curl -H Content-Type:application/json {URL} -d '{BODY}'\n",
        f"acquire:\n\t# reclint: ignore[invalid-type] on purpose\n\tcurl -H Content-Type:application/json {URL} -d '{BODY}'\n",
    ),
)
def test_what_is_no_recipe_or_is_suppressed_is_no_finding(text):
    assert [one for one in lint_text(bare(text), path="Makefile").diagnostics if one.severity.label != "info"] == []


@pytest.mark.parametrize("name", ("Dockerfile", "Dockerfile.dev", "api.dockerfile", "Containerfile"))
@pytest.mark.parametrize("word", ("RUN", "CMD", "HEALTHCHECK CMD"))
def test_a_folder_with_a_dockerfile_is_read(reclint, folder, name, word):
    url = URL.replace("$(APP_ID)", "$APP_ID")
    text = (
        f"FROM alpine\n{word} curl -H Content-Type:application/json {url} \\\n  -d '{BODY.replace('$(ROOM)', 'a')}'\n"
    )
    (folder / name).write_text(bare(text), encoding="utf-8")
    _, out, _ = reclint("check", "--isolated", "--format", "json", ".")
    assert [(one["path"], one["rule"]) for one in json.loads(out)["diagnostics"]] == [(name, "invalid-type")]


def test_a_secret_in_a_recipe_is_masked(reclint, folder):
    text = bare(RECIPES["one line"]).replace("-X POST", "-u customer:AbCdEf123")
    (folder / "Makefile").write_text(text, encoding="utf-8")
    _, out, _ = reclint("check", "--isolated")
    assert "invalid-type" in out
    assert "AbCdEf123" not in out


DOCKER = {
    "a command": f"RUN curl {JSON} {URL} -d '{BODY}'\n",
    "a list of words": f'CMD ["curl", "-H", "Content-Type: application/json", "-d", {in_json(BODY)}, "{URL}"]\n',
    "a list over lines": f'ENTRYPOINT ["curl", \\\n  "--json", \\\n  {in_json(BODY)}, "{URL}" \\\n]\n',
    "a shell in a list": f'RUN ["/bin/sh", "-c", {in_json(COMMAND)}]\n',
    "a check": f'HEALTHCHECK --interval=5s CMD ["curl", "--json", {in_json(BODY)}, "{URL}"]\n',
    "a here-document": f"RUN <<SH\nset -e\ncurl {JSON} {URL} -d '{BODY}'\nSH\n",
    "a here-document of another shell": f"RUN <<-'SH' bash -e\n\tcurl {JSON} {URL} -d '{BODY}'\n\tSH\n",
    "a file": f"COPY --chmod=644 <<EOF /body.json\n{BODY}\nEOF\nRUN curl {JSON} {URL} -d @/body.json\n",
    "a variable": f"ENV BODY='{BODY}'\nCMD curl {JSON} {URL} -d \"$BODY\"\n",
    "a variable without a sign": f'ENV BODY {BODY}\nCMD curl {JSON} {URL} -d "$BODY"\n',
    "an argument": f"ARG HOST=https://api.agora.io\nRUN curl {JSON} $HOST/v1/apps/x/cloud_recording/acquire -d '{BODY}'\n",
}


def in_docker(text):
    return "FROM alpine\n" + text.replace("$(APP_ID)", "$APP_ID").replace("$(ROOM)", "room1")


@each("name", tuple(DOCKER))
def test_the_commands_of_a_dockerfile_are_read(name):
    text = in_docker(DOCKER[name])
    (found,) = [one for one in lint_text(bare(text), path="Dockerfile").diagnostics if one.severity.label != "info"]
    assert (found.rule, found.span) == ("invalid-type", (text.index("«"), text.index("»") - 1))


@each("name", tuple(DOCKER))
def test_a_fix_of_a_dockerfile_is_written_rightly_or_not_at_all(name):
    text = in_docker(DOCKER[name])
    done = mend(bare(text).encode(), "Dockerfile", Options(), unsafe=False).after.decode()
    assert done in (bare(text), text.replace("«5»", '"5"'), text.replace("«5»", '\\"5\\"'))


@each(
    "text",
    (
        'CMD ["echo", "curl"]\n',
        f'LABEL example=["curl", "--json", {in_json(BODY)}, "{URL}"]\n',
        f"# RUN curl {JSON} {URL} -d '{BODY}'\n",
        f"ENV BODY='{BODY}'\nRUN sed -i s/5/6/ $BODY\n",
        "CMD [\"curl\", '--json']\nENV A\nENV B \\\nARG\nENV C 'x\n",
    ),
)
def test_what_is_no_command_of_a_dockerfile_is_no_finding(text):
    assert [one for one in lint_text(bare(in_docker(text)), path="Dockerfile").diagnostics if one.severity > 1] == []


@each(
    ("name", "text"),
    (
        ("Procfile", f"web: node .\nrelease: curl {JSON} {URL} -d '{BODY}'\n"),
        ("justfile", f"app := 'x'\n\nacquire room:\n    @curl {JSON} {URL} -d '{BODY}'\n"),
    ),
)
def test_other_files_of_commands_are_read(name, text):
    text = text.replace("$(ROOM)", "{{room}}").replace("$(APP_ID)", "{{app}}")
    (found,) = lint_text(bare(text), path=name).diagnostics
    assert (found.rule, found.span) == ("invalid-type", (text.index("«"), text.index("»") - 1))


def test_a_procfile_that_sends_nothing_is_no_broken_yaml():
    assert lint_text("web: echo a: b clientRequest storageConfig\n", path="Procfile").diagnostics == []


HOURS = '{"cname": "$(ROOM)", "uid": "5", "clientRequest": {"resourceExpiredHour": $(HOURS), "scene": 0}}'
SENT = f"acquire:\n\tcurl {JSON} {URL} -d '{HOURS}'\n"
DOUBLY = SENT.replace(HOURS, HOURS.replace('"', '\\"')).replace("'", '"')
SET = {
    "a value": "HOURS = «9999»\n" + SENT,
    "a value that is set at once": "HOURS := «9999»\n" + SENT,
    "a value that is exported": "export HOURS=«9999»\n" + SENT,
    "a value that is set behind": SENT + "HOURS = «9999»\n",
    "a value in double quotes": "HOURS = «9999»\n" + DOUBLY,
    "a value in a body in a variable": f"HOURS = «9999»\nBODY = {HOURS}\nx:\n\tcurl {JSON} {URL} -d '$(BODY)'\n",
    "a value below a condition": "ifdef X\nY = 1\nendif\nHOURS = «9999»\n" + SENT,
    "a string": 'HOURS = «"72"»\n' + SENT,
}
NOT_SET = {
    "a valid value": "HOURS = 72\nROOM = lesson\n" + SENT,
    "a value that may be set": "HOURS ?= 9999\n" + SENT,
    "a value that grows": "HOURS = 9999\nHOURS += 1\n" + SENT,
    "two values": "HOURS = 9999\nHOURS = 72\n" + SENT,
    "a value of a condition": "ifdef X\nHOURS = 9999\nendif\n" + SENT,
    "a value of a target": "acquire: HOURS = 9999\n" + SENT,
    "a value of a call": "HOURS = 9999\n" + SENT + "x:\n\tmake acquire HOURS=72\n",
    "a file that is read": "HOURS = 9999\n-include .env\n" + SENT,
    "a value of another": "X = 9999\nHOURS = $(X)\n" + SENT,
    "a stand-in": "HOURS = YOUR_HOURS\n" + SENT,
    "no value": "HOURS =\n" + SENT,
    "a value with a remark": "HOURS = 9999 # too many\n" + SENT,
    "quotes that the shell takes off": 'HOURS = "72"\n' + DOUBLY,
    "a variable of the shell": "HOURS = 9999\n"
    + DOUBLY.replace("$(HOURS)", "$$HOURS").replace("\tcurl", "\tHOURS=72; curl"),
}


@each("text", tuple(SET.values()), ids=tuple(SET))
def test_the_value_of_a_variable_of_make_is_judged_where_it_is_set(text):
    found = lint_text(bare(text), path="Makefile").diagnostics
    assert [(one.span.start, one.span.end) for one in found] == [(text.index("«"), text.index("»") - 1)]


@each("text", tuple(NOT_SET.values()), ids=tuple(NOT_SET))
def test_a_variable_of_make_that_is_not_certain_is_any_value(text):
    assert not lint_text(text, path="Makefile").diagnostics


@each(
    ("text", "fixed"),
    (
        ("UID_ = 5\nx:\n\tBODY\n", 'UID_ = "5"\nx:\n\tBODY\n'),
        ("UID_ = 5\nx:\n\tBODY\n\techo $(UID_)\n", "UID_ = 5\nx:\n\tBODY\n\techo $(UID_)\n"),
    ),
)
def test_a_fix_leaves_a_variable_that_is_used_elsewhere(text, fixed):
    body = COMMAND.replace("«5»", "$(UID_)")
    done = mend(text.replace("BODY", body).encode(), "Makefile", Options(), unsafe=True)
    assert done.after == fixed.replace("BODY", body).encode()
