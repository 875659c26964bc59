"""Every regular expression of the package keeps linear time on the worst text that its own characters make.

The patterns are found in the source: module constants that are handed to `re`. Each is fed repetitions of the characters
and pairs of characters that it mentions, behind nothing that lets it succeed.
"""

import ast
import importlib
import re
import time
from pathlib import Path

import pytest
from rows import each

import reclint

try:
    from re import _parser as sre_parse  # type: ignore[attr-defined]
except ImportError:  # Python 3.10
    import sre_parse  # type: ignore[no-redef]

PACKAGE = Path(reclint.__file__).parent
SHORT, LONG = 24, 6_000
SUSPECT = 0.03
"""Seconds of processor time that a linear pattern never needs for LONG characters."""
GROWTH = 2.6
"""How much more time twice the text may take."""
ATTEMPTS = 3
"""A machine that does something else for a moment makes one measurement wrong, but not three."""


def uses():
    """Where patterns are used: (module, name of the constant, whether only at one place of a text)."""
    for path in sorted(PACKAGE.rglob("*.py")):
        module = ".".join(("reclint", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
        text = path.read_text(encoding="utf-8")
        if "re." not in text:
            continue
        tree = ast.parse(text)
        methods = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=method), args=[ast.Name(id=name), *_]):
                    method = methods.get(id(node), "search") if method == "compile" else method
                    yield module, name, method in ("match", "fullmatch")


def patterns():
    """Each pattern and how it is used; a name that is no constant is a parameter of a function."""
    for module, name, anchored in sorted(set(uses())):
        text = getattr(importlib.import_module(module), name, None)
        if isinstance(text, str):
            how = "match" if anchored else "search"
            yield pytest.param(text, anchored, id=f"{module.removeprefix('reclint.')}.{name}-{how}")


def characters(parsed):
    """One character for each literal, class and category of a parsed pattern."""
    for operation, argument in parsed:
        kind = str(operation)
        if kind == "LITERAL":
            yield chr(argument)
        elif kind == "NOT_LITERAL":
            yield "q" if argument != ord("q") else "w"
        elif kind == "IN":
            yield from member(argument)
        elif kind in ("ANY", "CATEGORY"):
            yield "q"
        elif kind == "BRANCH":
            for branch in argument[1]:
                yield from characters(branch)
        elif kind == "SUBPATTERN":
            yield from characters(argument[-1])
        elif kind in ("ASSERT", "ASSERT_NOT"):
            yield from characters(argument[1])
        elif kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            yield from characters(argument[2])


def member(items):
    negated = [chr(item) for kind, item in items if str(kind) == "LITERAL"]
    if str(items[0][0]) == "NEGATE":
        yield next(letter for letter in "qw.7 \t" if letter not in negated)
        return
    for kind, item in items[:3]:
        if str(kind) == "LITERAL":
            yield chr(item)
        elif str(kind) == "RANGE":
            yield chr(item[0])
        elif str(kind) == "CATEGORY":
            yield {"CATEGORY_SPACE": " ", "CATEGORY_DIGIT": "7"}.get(str(item), "q")


def units(pattern):
    """The texts to repeat: each character that the pattern mentions, each pair, and whole runs of its literals."""
    letters = list(dict.fromkeys(characters(sre_parse.parse(pattern))))[:14]
    yield from letters
    yield from (first + second for first in letters for second in letters if first != second)
    yield from ("".join(letters[at : at + 4]) for at in range(0, len(letters), 2))


def seconds(compiled, anchored, text):
    """The processor time of looking for a pattern at the start of a text or everywhere in it."""
    began = time.process_time()
    if anchored:
        compiled.match(text)
    else:
        for _match in compiled.finditer(text):
            pass
    return time.process_time() - began


@pytest.mark.slow
@each(("pattern", "anchored"), patterns)
def test_a_pattern_takes_linear_time(pattern, anchored):
    compiled = re.compile(pattern)
    for unit in units(pattern):
        for head in dict.fromkeys(("", unit[0] * 2)):
            assert seconds(compiled, anchored, head + unit * SHORT + "\0") < 0.5, f"exponential on {unit!r}"
            text = head + unit * (LONG // len(unit))
            if seconds(compiled, anchored, text + "\0") < SUSPECT:
                continue
            for _attempt in range(ATTEMPTS):
                once = min(seconds(compiled, anchored, text + "\0") for _ in range(5))
                twice = min(seconds(compiled, anchored, text * 2 + "\0") for _ in range(5))
                if twice < SUSPECT or twice / once <= GROWTH:
                    break
            else:
                pytest.fail(f"{unit!r} repeated: {once:.4f} s, twice as long {twice:.4f} s")


def test_the_patterns_are_found():
    assert len(list(patterns())) > 60
