"""The recipes of the library page for other languages run where the runtime is: right bodies pass, wrong ones fail."""

import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest

RUNTIMES = {"JavaScript": "node", "Go": "go", "PHP": "php", "Java": "java"}


@pytest.mark.slow
@pytest.mark.parametrize("language", RUNTIMES)
def test_a_recipe_runs(checkout, tmp_path, language):
    program = shutil.which(RUNTIMES[language])
    if program is None:
        pytest.skip(f"needs {RUNTIMES[language]}")
    page = (checkout / "linter" / "docs" / "library.md").read_text(encoding="utf-8")
    command = re.search(rf"^\| {language} \| `(.*)` \|$", page, re.MULTILINE)[1].replace("\\|", "|")
    name = re.search(r"[\w./]+\.(?:js|go|php|java)", command)[0].removeprefix("./")
    code = re.search(rf"```\w+\n((?:<\?php )?// {re.escape(name)}\n.*?)```", page, re.DOTALL)[1]
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "reclint").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m reclint "$@"\n')
    (tools / "reclint").chmod(0o755)
    environment = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path)}
    environment |= {"KEY": "access-key-1", "SECRET": "secret-key-1"}

    def run(text):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return subprocess.run(
            ["bash", "-o", "pipefail", "-c", command],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    right = run(code)
    assert right.returncode == 0, right.stdout + right.stderr
    wrong = run(code.replace('"hls"', '"mp4"'))
    assert (wrong.returncode, "mp4-without-hls" in wrong.stdout) == (1, True), wrong.stdout + wrong.stderr
