"""The types of the options' values."""

import os
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import click

from ..diagnostic import Severity
from ..render import FORMATS
from ..source import SOURCES
from ..spec import meant_word
from ..spec.did_you_mean import closest
from ..tuples import NamedTuple

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class WordType(click.ParamType):  # type: ignore[type-arg]
    """A word out of a list; an unknown word is a usage error that names the nearest."""

    name = "word"

    def __init__(self, words: Iterable[str], what: str) -> None:
        self.words, self.what = tuple(words), what

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the word."""
        if value in self.words:
            return value
        near = meant_word(str(value), self.words)
        hint = f"did you mean {near}?" if near else f"choose from {', '.join(self.words)}"
        return self.fail(f"unknown {self.what} {value!r}; {hint}", param, ctx)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """The value's name in the help."""
        return self.what.upper()

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        """The words that begin like this."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(word) for word in self.words if word.startswith(incomplete)]


class SeverityType(WordType):
    """The name of a severity, converted to the severity."""

    def __init__(self) -> None:
        super().__init__([severity.label for severity in Severity], "severity")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Severity:
        """Return the severity."""
        return value if isinstance(value, Severity) else Severity[super().convert(value, param, ctx).upper()]


class PathType(click.ParamType):  # type: ignore[type-arg]
    """A path as it is written; whether it can be read is reported when its turn comes, beside the other paths."""

    name = "path"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        """The files that the shell knows."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


class OutputFormat(NamedTuple):
    """A format, and the file that it is written to; None for standard output."""

    name: str
    file: str | None


class LookUpType(click.ParamType):  # type: ignore[type-arg]
    """A word that the command itself looks up; shells complete it with what there is."""

    name = "name"

    def __init__(self, words: Callable[[click.Context], Mapping[str, str]]) -> None:
        self._words = words

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        """The words that begin like this, whatever their case, each with a sentence."""
        from click.shell_completion import CompletionItem

        start = incomplete.lower()
        return [
            CompletionItem(word, help=about)
            for word, about in self._words(ctx).items()
            if word.lower().startswith(start)
        ]


class FormatType(WordType):
    """`NAME` or `NAME:FILE`; `auto` is the format of the CI system that runs the command, or of a terminal."""

    def __init__(self) -> None:
        super().__init__((*FORMATS, "auto"), "format")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> OutputFormat:
        """Return the format and its file."""
        if isinstance(value, OutputFormat):
            return value
        name, colon, file = str(value).partition(":")
        if colon and not file:
            self.fail(f"{value!r} has no file name after the colon", param, ctx)
        word = super().convert(name, param, ctx)
        return OutputFormat(_automatic() if word == "auto" else word, file or None)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """The value's name in the help."""
        return "NAME[:FILE]"


def _automatic() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full"


class _NamesType(click.ParamType):  # type: ignore[type-arg]
    """Names, separated by commas; an unknown name is a usage error that names the nearest."""

    what = "name"
    """What a name stands for, in error messages."""
    wanted = "expected a name"
    other = ""
    """What to do where no name is near."""

    def known(self) -> Collection[str]:
        """Every name there is."""
        raise NotImplementedError

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the names."""
        known = self.known()
        names = tuple(name.strip() for name in str(value).split(",") if name.strip())
        if not names:
            self.fail(self.wanted, param, ctx)
        for name in names:
            if name not in known:
                near = closest(name, known)
                hint = f"did you mean {near}?" if near else self.other
                self.fail(f"unknown {self.what} {name!r}; {hint}", param, ctx)
        return names

    def about(self, name: str) -> str | None:
        """A sentence about a name, for shells that show one."""
        return None

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        """The names that begin like the last one, behind those that are there already."""
        from click.shell_completion import CompletionItem

        before, comma, last = incomplete.rpartition(",")
        taken = before.split(",")
        return [
            CompletionItem(f"{before}{comma}{name}", help=self.about(name))
            for name in self.known()
            if name.startswith(last) and name not in taken
        ]


class RuleNamesType(_NamesType):
    """Names of rules."""

    name, what = "rules", "rule"
    wanted = "expected the name of a rule"
    other = "`reclint rules` lists the rules"

    def known(self) -> Collection[str]:
        """Every rule there is."""
        from ..rules import load

        return load()

    def about(self, name: str) -> str | None:
        """What a rule finds."""
        from ..rules import load

        return load()[name].summary


class SourcesType(_NamesType):
    """Names of what is read."""

    name, what = "sources", "source"
    wanted = f"expected one of {', '.join(SOURCES)}"
    other = f"choose from {', '.join(SOURCES)}"

    def known(self) -> Collection[str]:
        """Every source there is."""
        return SOURCES


class SizeType(click.ParamType):  # type: ignore[type-arg]
    """A number of bytes, with a unit or without: `64MB`, `1GiB`, `500000`."""

    name = "size"

    def __init__(self, least: str = "1") -> None:
        self.least = least

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number of bytes."""
        size = _bytes(str(value))
        if size < 1:
            self.fail(f"{value!r} is no size; expected one like 64MB", param, ctx)
        return size if size >= _bytes(self.least) else self.fail(f"{value} is less than {self.least}", param, ctx)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """The value's name in the help."""
        return "SIZE"


_SIZE = r"([0-9]{1,15}(?:\.[0-9]{1,3})?) ?((?i:[kmgt]i?)?)[bB]?"
_UNITS = {"": 1, **{f"{sign}{i}": (1024 if i else 1000) ** n for n, sign in enumerate("kmgt", 1) for i in ("", "i")}}


def _bytes(text: str) -> int:
    """The number of bytes that a text stands for; 0 where it is no size."""
    match = re.fullmatch(_SIZE, text.strip())
    return int(float(match[1]) * _UNITS[match[2].lower()]) if match else 0


PATH = PathType()
SEVERITY = SeverityType()
SIZE = SizeType()
MEMORY = SizeType("256MB")
COLOUR = WordType(("auto", "always", "never"), "choice")
