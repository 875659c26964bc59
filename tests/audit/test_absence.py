"""Without the extra: one clear line; and nothing of it in the core."""

import subprocess
import sys

import pytest

EXTRA = ("dask", "distributed", "fsspec", "pandas", "plotly", "pyarrow")


def test_without_the_extra_one_line_says_what_to_install(reclint, monkeypatch):
    for name in EXTRA:
        monkeypatch.setitem(sys.modules, name, None)
    code, out, err = reclint("audit", "a.jsonl", "--output", "out")
    assert (code, out) == (2, "")
    assert err == "reclint: audit needs dask, distributed, fsspec, pandas, plotly and pyarrow: install reclint[audit]\n"


@pytest.mark.parametrize("arguments", (["check", ".", "-q"], ["audit", "--help"]))
def test_the_core_imports_nothing_of_the_extra(arguments, checkout):
    code = (
        "import sys; from reclint.cli import cli, load; arguments = sys.argv[1:]; load(arguments[:1]);"
        "cli(arguments, standalone_mode=False); print(*sys.modules)"
    )
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=checkout / "tests" / "examples", capture_output=True, text=True, check=True)
    modules = done.stdout.splitlines()[-1].split()
    assert {name.partition(".")[0] for name in modules}.isdisjoint({*EXTRA, "numpy"})
    assert not [name for name in modules if name.startswith("reclint.audit")]
