"""Programs in the strings of a document: in a step of a pipeline, a node of a workflow, a function of a template."""

from __future__ import annotations

from collections.abc import Iterator

from ..document.nodes import Mapping, Scalar
from .programs import is_program

_BY_KEY = {"jsCode": ".js", "functionCode": ".js", "pythonCode": ".py"}
"""Keys under which a node of a workflow (n8n) has its program."""
_BY_SHELL = (("python", ".py"), ("node", ".js"))
"""How the `shell` of a step begins that does not hand its `run` to a shell."""
_STEPS = (("uses", "actions/github-script", "with", ".js"), ("task", "PythonScript@", "inputs", ".py"))
"""Steps that run the `script` among their inputs: the key and beginning of what runs it, the key of the inputs."""
_RUNTIMES = (("python", ".py"), ("nodejs", ".js"), ("java", ".java"))
"""How the `Runtime` of a function begins."""
_INLINE = ("ZipFile", "InlineCode")
"""Keys of the program itself in a template of CloudFormation: in `Code`, and in the short form beside `Runtime`."""


def programs(node: Mapping) -> Iterator[tuple[Scalar, str]]:
    """The programs in and directly below an object, each with the ending of files in its language."""
    for key, value in node.pairs:
        if isinstance(value, Scalar) and isinstance(value.value, str):
            if ending := _ending(str(key.value), node):
                yield value, ending
        elif isinstance(value, Mapping):
            yield from _of_step(node, str(key.value), value)


def _ending(key: str, holder: Mapping) -> str | None:
    """The ending of the program under a key: a file's name, as in a ConfigMap, or a key that says so."""
    if key in _BY_KEY:
        return _BY_KEY[key]
    if key == "run":
        return _beginning(_text(holder, "shell"), _BY_SHELL)
    if key in _INLINE:
        return _beginning(_text(holder, "Runtime"), _RUNTIMES)
    stem, _, ending = key.rpartition(".")
    return f".{ending.lower()}" if stem and is_program(key) else None


def _of_step(node: Mapping, key: str, inputs: Mapping) -> Iterator[tuple[Scalar, str]]:
    """The program among the inputs of a step, or in the `Code` of a function."""
    for kind, begins, below, ending in _STEPS:
        if key == below and _text(node, kind).startswith(begins):
            yield from _member(inputs, "script", ending)
    if key == "Code" and (runtime := _beginning(_text(node, "Runtime"), _RUNTIMES)) is not None:
        yield from _member(inputs, "ZipFile", runtime)


def _member(node: Mapping, key: str, ending: str) -> Iterator[tuple[Scalar, str]]:
    pair = node.get(key)
    if pair is not None and isinstance(pair[1], Scalar) and isinstance(pair[1].value, str):
        yield pair[1], ending


def _text(node: Mapping, key: str) -> str:
    pair = node.get(key)
    return pair[1].value if pair is not None and isinstance(pair[1], Scalar) and isinstance(pair[1].value, str) else ""


def _beginning(text: str, endings: tuple[tuple[str, str], ...]) -> str | None:
    return next((ending for begins, ending in endings if text.startswith(begins)), None)
