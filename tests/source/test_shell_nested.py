"""Commands around a `curl`, and shells that read it from a word: a body in each is found once, at its exact place."""

from rows import each

from reclint import lint_text
from reclint.linter import Options
from reclint.project.fixes import mend

URL = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
BODY = '{"cname":"a","uid":«5»,"clientRequest":{}}'
IN_DOUBLE = BODY.replace('"', '\\"')
CURL = f"curl -H Content-Type:application/json -sS {URL} -d '{BODY}'"
FOR_SINGLE = f'curl -H Content-Type:application/json -sS {URL} -d "{IN_DOUBLE}"'
FOR_DOUBLE = f"curl -H Content-Type:application/json -sS {URL} -d '{IN_DOUBLE}'"
AROUND = {
    **{
        before: f"{before} {CURL}\n"
        for before in (
            *("sudo", "env A=b", "time", "timeout 5", "nohup", "command", "exec", "retry 3", "nice -n 5", "test x &&"),
            *("docker exec x", "kubectl exec p --", "ssh-agent", "echo 1 | xargs", "cat ids | xargs -n1", "A=b", "!"),
        )
    },
    "a condition": f"if ! {CURL}; then\n  exit 1\nfi\n",
    "a loop": f"until {CURL}; do sleep 1; done\n",
    "a branch": f"case $1 in\n  a) {CURL} ;;\nesac\n",
    "an output": f"R=$({CURL})\n",
    "an output in quotes": f'R="$({CURL})"\n',
    "an output in backticks": f"R=`{CURL}`\n",
    "a pipe": f"{CURL} | jq .\n",
    "a subshell": f"( cd x && {CURL} )\n",
    "the background": f"{CURL} &\nwait\n",
    "a path": f"/usr/bin/{CURL}\n",
    "a backslash": f"\\{CURL}\n",
    "bash -c": f"bash -c '{FOR_SINGLE}'\n",
    "bash -lc": f"bash -lc '{FOR_SINGLE}'\n",
    "bash with options": f"bash -e -o pipefail -c '{FOR_SINGLE}'\n",
    "bash -c behind another command": f"bash -c 'set -e; {FOR_SINGLE}'\n",
    "sh -c in double quotes": f'sh -c "{FOR_DOUBLE}"\n',
    "sh -c behind another command": f'sh -c "cd x && {FOR_DOUBLE}"\n',
    "a shell of its own": f"/bin/sh -c '{FOR_SINGLE}'\n",
    "the user's shell": f"$SHELL -c '{FOR_SINGLE}'\n",
    "a shell in a container": f"docker exec x sh -c '{FOR_SINGLE}'\n",
    "another user": f"su - app -c '{FOR_SINGLE}'\n",
    "eval": f'eval "{FOR_DOUBLE}"\n',
    "eval of a variable": f'CMD="{FOR_DOUBLE}"\neval "$CMD"\n',
    "a shell with a variable": f"CMD='{FOR_SINGLE}'\nbash -c \"$CMD\"\n",
    "another machine": f'ssh -p 22 user@host "{FOR_DOUBLE}"\n',
    "another machine in single quotes": f"ssh host '{FOR_SINGLE}'\n",
    "a trap": f"trap '{FOR_SINGLE}' EXIT\n",
    "watch": f'watch -n 5 "{FOR_DOUBLE}"\n',
    "an alias": f"alias acquire='{FOR_SINGLE}'\n",
    "a here-document of a shell": f"bash <<X\n{CURL}\nX\n",
    "a here-document of another machine": f"ssh host 'bash -s' <<'X'\n{CURL}\nX\n",
    "a script in a file": f"cat > acquire.sh <<'X'\n{CURL}\nX\n",
    "a script for another shell": f"cat <<'X' | ssh host bash\n{CURL}\nX\n",
    "behind a message with other quotes": f"x || echo \"couldn't: try bash -c 'curl -H Content-Type:application/json …'\"; y\nR=$({CURL})\n",
    "a step": f"run: |\n  bash -c '{FOR_SINGLE}'\n",
}
NOT_RUN = {
    "a message in a here-document": f"cat <<X\nusage:\n  {CURL}\nX\n",
    "a message for the terminal": f"usage() {{\n  cat >&2 <<'X'\n  {CURL}\n  curl -H Content-Type:application/json {URL} -d '{{...}}'\nX\n}}\n",
    "a message with an end": f"if x; then cat <<X; exit 1\n  {CURL}\nX\nfi\n",
    "a word that is no command": 'echo "using bash now"\n',
    "a message": f'echo "{FOR_DOUBLE}"\n',
    "a message with words before it": f'echo "usage: {FOR_DOUBLE}"\n',
    "a message that is printed": f'printf "usage: {FOR_DOUBLE}\\n"\n',
    "a message for a log": f'echo "run: {FOR_DOUBLE}" >> run.log\n',
    "a message by a function": f'[ -n "$1" ] || die -1 "usage: {FOR_DOUBLE}"\n',
    "a message over lines": f'usage() {{\n  echo "usage: $0\n    {FOR_DOUBLE}\n"\n}}\n',
    "a message line by line": (
        f'echo "  curl {URL} \\\\"\necho "    -H Content-Type:application/json -d \'{IN_DOUBLE}\'"\n'
    ),
    "what xargs fills in": f"cat ids | xargs -I{{}} sh -c '{FOR_SINGLE}'\n",
    "a comment": f"# bash -c '{FOR_SINGLE}'\n",
    "another service": f"bash -c '{FOR_SINGLE}'\n".replace("api.agora.io", "example.com").replace(
        "cloud_recording", "x"
    ),
}


def bare(text):
    return text.replace("«", "").replace("»", "")


@each("text", tuple(AROUND.values()), ids=tuple(AROUND))
def test_a_body_is_found_once_wherever_its_command_stands(text):
    report = lint_text(bare(text), path="a.yml" if text.startswith("run:") else "a.sh")
    (found,) = [one for one in report.diagnostics if one.severity.label != "info"]
    place = (text.index("«"), text.index("»") - 1)
    assert (found.rule, found.pointer, found.span) == ("invalid-type", "/uid", place)
    assert len(report.files[0].documents) == 1


@each("text", tuple(NOT_RUN.values()), ids=tuple(NOT_RUN))
def test_what_is_not_run_or_not_known_is_no_finding(text):
    assert [one for one in lint_text(bare(text), path="a.sh").diagnostics if one.severity.label != "info"] == []


@each("name", ("bash -c", "sh -c in double quotes", "eval of a variable", "another machine"))
def test_a_fix_is_written_in_the_quotes_of_both_shells(name):
    text = bare(AROUND[name])
    done = mend(text.encode(), "a.sh", Options(), unsafe=False)
    assert done.after.decode() == text.replace(":5,", ':\\"5\\",')


def test_what_a_script_knows_is_filled_in():
    text = f"UID_=«5»\nsh -c \"curl -H Content-Type:application/json {URL} -d '{IN_DOUBLE}'\"\n".replace(
        '\\"uid\\":«5»', '\\"uid\\":$UID_'
    )
    (found,) = [one for one in lint_text(bare(text), path="a.sh").diagnostics if one.severity.label != "info"]
    assert found.span == (text.index("«"), text.index("»") - 1)


def test_a_comment_above_the_outer_command_suppresses():
    text = "# reclint: ignore[invalid-type] on purpose\n" + bare(AROUND["bash -c"])
    assert [one.rule for one in lint_text(text, path="a.sh").diagnostics if one.severity.label != "info"] == []


def test_a_secret_in_an_inner_script_is_masked(reclint, folder):
    text = bare(AROUND["bash -c"]).replace("curl", "curl -u customer:AbCdEf123")
    (folder / "a.sh").write_text(text, encoding="utf-8")
    _, out, _ = reclint("check", "--isolated", "a.sh")
    assert "invalid-type" in out
    assert "AbCdEf123" not in out
