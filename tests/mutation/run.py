"""Mutation testing: changes the code in one place at a time and counts the changes that no test notices.

    python tests/mutation/run.py                    all mutants whose verdict is not known yet
    python tests/mutation/run.py 'reclint.rules.*'  those of some names, again
    python tests/mutation/run.py --survivors        those that have survived, again
    python tests/mutation/run.py --sample 200       a choice that is the same in every run

It is mutmut, told what it does not know by itself: rules are decorated functions, which it would pass over; the source
root is `linter`; and tests that have been collected once need not be collected for each mutant. What is mutated, and
the tests that judge it, are named in pyproject.toml. `cd .mutation && mutmut show NAME` shows a mutant.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

import libcst
import pytest
from _pytest.config import _prepareconfig
from _pytest.runner import runtestprotocol
from mutmut import __main__ as mutmut
from mutmut.mutation import file_mutation
from mutmut.mutation.file_mutation import MutationVisitor
from mutmut.mutation.trampoline import get_mutant_under_test
from mutmut.runners.harness import ListAllTestsResult, PytestRunner
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import change_cwd, walk_mutatable_files
from mutmut.utils.format_utils import get_module_from_key
from mutmut.workers import isolation
from mutmut.workers.isolation import run_in_fork

ROOT = Path(__file__).parents[2]
WORK = ROOT / ".mutation"
LINKS = {"src": "linter", "tests": "tests", "pyproject.toml": "pyproject.toml"}
"""mutmut knows the source root `src` only."""
NOT_KILLED = ("survived", "no tests")
SEED = 20260617
FILES = ("tests/edit/test_edit.py", "tests/project/test_fixes.py", "tests/request/test_recognition.py")
"""The tests of what is no rule."""
MOST_FAR = 300
"""How many tests a mutant has to stand at least, beside those that are made for it."""


# ---------------------------------------------------------------- decorated functions

_skips = MutationVisitor._skip_node_and_children


def skip(visitor: MutationVisitor, node: libcst.CSTNode) -> bool:
    """Whether nothing below a node is mutated; mutmut passes over decorated functions."""
    return _skips(visitor, node) if not isinstance(node, libcst.FunctionDef) or not node.decorators else False


def arrange(function: libcst.FunctionDef, mutants: Iterable[Any], class_name: str | None) -> Any:
    """The parts of a mutated function, of which only the one that chooses between them keeps the decorators."""
    empty, nodes, assigned, names = _arrange(function, mutants, class_name)
    return empty, [nodes[0], *(node.with_changes(decorators=[]) for node in nodes[1:])], assigned, names


# ---------------------------------------------------------------- tests that are collected once


class Runner(PytestRunner):
    """Runs tests in forks of a process that has collected them."""

    @cached_property
    def items(self) -> dict[str, pytest.Item]:
        """The tests by name, in the state in which pytest would begin to run them."""
        arguments = ["--rootdir=.", "-q", *self._pytest_add_cli_args, *self._pytest_add_cli_args_test_selection]
        with change_cwd("mutants"):
            config = _prepareconfig(arguments)
            session = pytest.Session.from_config(config)
            config._do_configure()
            config.hook.pytest_sessionstart(session=session)
            config.hook.pytest_collection(session=session)
            config.pluginmanager.getplugin("capturemanager").suspend_global_capture(in_=True)
        return {item.nodeid: item for item in session.items}

    def list_all_tests(self) -> ListAllTestsResult:
        """The names of the tests."""
        return ListAllTestsResult(ids=set(self.items))

    def run_tests(self, *, mutant_name: str | None, tests: Iterable[str]) -> int:
        """1 when one of some tests fails, else 0; without a mutant this process is not one to spoil."""
        items = self.items  # collected here, and not in each fork
        names = list(tests) or list(items)
        if mutant_name is None:
            return run_in_fork(self._failed, names)
        forget(get_module_from_key(mutant_name))
        return self._failed(ordered(mutant_name, names))

    def execute_pytest(self, params: list[str], **options: Any) -> int:
        """Runs pytest in this process, with empty caches for each test: it shall reach what they would spare it."""
        options["plugins"] = [*options.get("plugins", ()), Forgetful()]
        return super().execute_pytest(params, **options)

    def _failed(self, names: list[str]) -> int:
        with change_cwd("mutants"):
            failed = next((one for name in names for one in self._run(name) if one.failed), None)
        if failed is not None and get_mutant_under_test() == "":
            print(failed.longreprtext, file=sys.__stderr__)
        return int(failed is not None)

    def _run(self, name: str) -> list[pytest.TestReport]:
        return runtestprotocol(self.items[name], log=False, nextitem=None)


class Forgetful:
    """Empties the caches of all mutated modules before each test."""

    def pytest_runtest_setup(self) -> None:
        for path in walk_mutatable_files():
            name = ".".join(path.with_suffix("").parts[1:]).removesuffix(".__init__")
            if name in sys.modules:
                forget(name)


def ordered(mutant: str, names: list[str]) -> list[str]:
    """The tests to run: those of its rule, those of its module's rules, and some of all others that reach it."""
    from reclint.rules import load  # the mutated one, which can be found only now

    module, function = get_module_from_key(mutant), mutant.rpartition(".x_")[2].partition("__mutmut")[0]
    own = function.replace("_", "-")
    rules = [rule.name for rule in load().values() if rule.check is not None and rule.check.__module__ == module]
    near = [name for name in names if name.startswith(FILES) or _is_named(name, rules)]
    far = [name for name in names if name not in set(near)]
    return sorted(near, key=lambda name: not _is_named(name, [own])) + far[:: len(far) // MOST_FAR + 1]


def _is_named(test: str, rules: list[str]) -> bool:
    return any(f"{rule}:" in test or f"{rule} in " in test or f"[{rule}]" in test for rule in rules)


def forget(module: str) -> None:
    """Empties a module's caches: what they hold was made by the code as it is."""
    for value in list(vars(sys.modules[module]).values()):
        getattr(value, "cache_clear", int)()


_arrange = file_mutation.function_trampoline_arrangement


def adapt() -> None:
    """Teaches mutmut what it does not know by itself."""
    MutationVisitor._skip_node_and_children = skip
    file_mutation.function_trampoline_arrangement = arrange
    isolation.PytestRunner = Runner


# ---------------------------------------------------------------- the command


def verdicts() -> dict[str, str]:
    """What is known of every mutant."""
    known, _ = mutmut.collect_source_file_mutation_data(mutant_names=())
    return {name: status_by_exit_code[code] for _, name, code in known}


def generate() -> None:
    """Writes the mutants of code that has changed, so that they have names."""
    Path("mutants").mkdir(exist_ok=True)
    mutmut.copy_src_dir()
    mutmut.copy_also_copy_files()
    mutmut.create_mutants(1)


def chosen(options: argparse.Namespace) -> list[str]:
    """The names of the mutants to run; none for those whose verdict is not known yet."""
    if options.survivors or options.sample:
        generate()
    if options.survivors:
        return [name for name, verdict in verdicts().items() if verdict in NOT_KILLED]
    if options.sample:
        return sorted(random.Random(SEED).sample(sorted(verdicts()), options.sample))
    return list(options.names)


def report(names: list[str]) -> None:
    """One line for each survivor, then the score."""
    known = {name: verdict for name, verdict in verdicts().items() if not names or name in names}
    left = [name for name, verdict in known.items() if verdict in NOT_KILLED]
    tried = [name for name, verdict in known.items() if verdict != "not checked"]
    for name in left:
        print(f"{known[name]}: {name}")
    print(f"{len(tried) - len(left)} of {len(tried)} mutants killed: {1 - len(left) / len(tried):.1%}")


def main() -> None:
    """Runs the mutants and reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="patterns of mutants' names")
    parser.add_argument("--survivors", action="store_true", help="run again what has survived")
    parser.add_argument("--sample", type=int, metavar="N", help="run N mutants, the same ones in every run")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes (1)")
    options = parser.parse_args()
    WORK.mkdir(exist_ok=True)
    for name, target in LINKS.items():
        if not (WORK / name).is_symlink():
            (WORK / name).symlink_to(ROOT / target)
    os.chdir(WORK)
    adapt()
    names = chosen(options)
    mutmut._run(names, options.jobs)
    report(names if options.survivors or options.sample else [])


if __name__ == "__main__":
    main()
