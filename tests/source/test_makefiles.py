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
