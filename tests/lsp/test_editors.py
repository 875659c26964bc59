"""The set-ups of the page for editors, in the editors themselves."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest

pytest.importorskip("pygls", reason="needs the extra lsp")

pytestmark = pytest.mark.slow

TEXT = """\
cname: lesson-12
uid: 527841
clientRequest:
  resourceExpiredHour: 24
  scen: 0
\x20\x20
"""


@pytest.fixture(scope="module")
def page(checkout):
    return (checkout / "linter" / "docs" / "editors.md").read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path):
    """A repository with one file, and an environment whose path leads to `reclint`."""
    folder, programs = tmp_path / "project", tmp_path / "bin"
    (folder / ".git").mkdir(parents=True)
    (folder / "a.yaml").write_text(TEXT, encoding="utf-8")
    programs.mkdir()
    (programs / "reclint").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m reclint "$@"\n')
    (programs / "reclint").chmod(0o755)
    home = tmp_path / "home"
    home.mkdir()
    return folder, {**os.environ, "HOME": str(home), "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}


def setup(page, language):
    [block] = re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return block


def run(command, folder, environment):
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done


NEOVIM = """
vim.lsp.start = vim.lsp.start or function(config)  -- as version 0.8 has it
  vim.lsp.buf_attach_client(0, vim.lsp.start_client(config))
end
"""
NEOVIM_SESSION = """
local function ask(method, more)
  local params = vim.tbl_extend("force", { textDocument = { uri = vim.uri_from_bufnr(0) } }, more)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 20000)) do return answer.result end
end
local found = {}
vim.wait(20000, function() return #vim.diagnostic.get(0) >= 2 end)
for _, one in ipairs(vim.diagnostic.get(0)) do
  table.insert(found, { one.lnum, one.col, one.severity, one.source, one.message })
end
local position = { line = 1, character = 6 }
local hover = ask("textDocument/hover", { position = { line = 3, character = 5 } })
local completed = {}
for _, item in ipairs(ask("textDocument/completion", { position = { line = 5, character = 2 } }).items) do
  table.insert(completed, item.label)
end
local context = { diagnostics = {}, only = { "quickfix" } }
for _, action in ipairs(ask("textDocument/codeAction", { range = { start = position, ["end"] = position }, context = context })) do
  if action.isPreferred then vim.lsp.util.apply_workspace_edit(action.edit, "utf-16") end
end
vim.wait(20000, function() return #vim.diagnostic.get(0) == 1 end)
local left = {}
for _, one in ipairs(vim.diagnostic.get(0)) do table.insert(left, one.message) end
local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
vim.fn.writefile({ vim.json.encode({ found = found, hover = hover.contents.value, completed = completed, left = left, lines = lines }) }, "out.json")
vim.cmd("qa!")
"""


def test_neovim(page, project, tmp_path):
    if not shutil.which("nvim"):
        pytest.skip("needs Neovim: apt-get install neovim")
    folder, environment = project
    (tmp_path / "init.lua").write_text(NEOVIM + setup(page, "lua"), encoding="utf-8")
    (tmp_path / "session.lua").write_text(NEOVIM_SESSION, encoding="utf-8")
    command = ["nvim", "--headless", "-u", tmp_path / "init.lua", "a.yaml", "-c", f"luafile {tmp_path / 'session.lua'}"]
    run(command, folder, environment)
    out = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    assert [1, 5, 1, "reclint"] in [one[:4] for one in out["found"]]
    assert "**acquireRequest.resourceExpiredHour**" in out["hover"]
    assert "region" in out["completed"]
    assert out["lines"][1] == 'uid: "527841"'
    assert [message for message in out["left"] if "scen" in message] == out["left"]


EMACS_SESSION = """
(setq eglot-sync-connect 30 eglot-connect-timeout 30)
(find-file "a.yaml")
(call-interactively 'eglot)
(with-timeout (30 (error "no findings"))
  (while (null (flymake-diagnostics)) (accept-process-output nil 0.1) (flymake-start)))
(princ (mapconcat (lambda (one) (format "%s %s" (line-number-at-pos (flymake-diagnostic-beg one)) (flymake-diagnostic-text one)))
                  (flymake-diagnostics) "\\n"))
(let ((kill-buffer-query-functions nil)) (eglot-shutdown (eglot-current-server)))
(kill-emacs 0)
"""


def test_emacs(page, project, tmp_path):
    libraries = ("yaml-mode", "eglot", "flymake")
    if not shutil.which("emacs"):
        pytest.skip("needs Emacs: apt-get install emacs-nox elpa-eglot elpa-yaml-mode")
    folder, environment = project
    start = "(package-initialize)\n" + "".join(f"(require '{name})\n" for name in libraries)
    probe = subprocess.run(["emacs", "--batch", "--eval", f"(progn {start})"], capture_output=True, check=False)
    if probe.returncode:
        pytest.skip("needs Eglot and yaml-mode: apt-get install elpa-eglot elpa-yaml-mode")
    (tmp_path / "session.el").write_text(start + setup(page, "elisp") + EMACS_SESSION, encoding="utf-8")
    done = run(["emacs", "--batch", "-l", tmp_path / "session.el"], folder, environment)
    assert "2 reclint [invalid-type]: uid is the number 527841; it must be a string: put it in quotes" in done.stdout
