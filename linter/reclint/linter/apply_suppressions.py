"""Leaves out the findings that comments ask to ignore, and finds the comments that ignore nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..diagnostic import Diagnostic, Fix, Span, Suppressed, Violation
from ..document import Lines
from ..tuples import NamedTuple
from .locate import diagnostics
from .options import Options
from .readings import Reading
from .suppressions import Ignore, Suppressor, margins, removal
from .unplaced import Unplaced


class Suppression(NamedTuple):
    """The findings that are left, in the order of the text, and those that were left out."""

    diagnostics: list[Diagnostic]
    suppressed: list[Suppressed]


def suppress(
    found: list[Diagnostic], readings: Iterable[Reading], path: str, lines: Lines, options: Options
) -> Suppression:
    """The findings of a file without those that the comments in its sources cover; unused comments are findings."""
    ignores = _joined(ignore for reading in readings for ignore in _of_file(reading, lines))
    if not ignores:
        return Suppression(found, [])
    kept: list[Diagnostic] = []
    suppressed: list[Suppressed] = []
    used: set[int] = set()
    suppressor = Suppressor(ignores)
    for diagnostic in found:
        line = lines.position(diagnostic.span.start)[0] if diagnostic.span else 0
        ignore = suppressor.covering(diagnostic.rule, line)
        if ignore is None:
            kept.append(diagnostic)
        else:
            used.add(id(ignore))
            suppressed.append(Suppressed(diagnostic, ignore.reason))
    idle = [ignore for ignore in ignores if id(ignore) not in used and all(map(options.wants, ignore.rules))]
    unused = [Unplaced(_unused(ignore)) for ignore in idle]
    return Suppression(
        sorted([*kept, *diagnostics(unused, path, options)], key=lambda diagnostic: diagnostic.place), suppressed
    )


def _of_file(reading: Reading, lines: Lines) -> Iterator[Ignore]:
    """The ignore comments of a source, with spans and lines of the file."""
    for ignore in reading.directives.ignores:
        if ignore.is_beside:
            yield _beside(ignore, lines)
            continue
        span = reading.source.offsets.span(ignore.span)
        # a program is not edited: an edit that is right for its requests may be wrong for the program
        around = None if reading.source.escape is None else ignore.margins
        yield ignore._replace(span=span, lines=_file_lines(ignore.lines, reading, lines), margins=around)


def _beside(ignore: Ignore, lines: Lines) -> Ignore:
    """A comment outside of its text, with the lines that it speaks of."""
    covered = None
    if ignore.extent is not None:
        first, last = (lines.position(offset)[0] for offset in ignore.extent)
        covered = tuple(range(first, last + 1))
    return ignore._replace(lines=covered, margins=margins(lines.text, ignore.span))


def _joined(ignores: Iterable[Ignore]) -> list[Ignore]:
    """Comments, each once, though it may speak of several texts."""
    found: dict[Span, Ignore] = {}
    for ignore in ignores:
        other = found.get(ignore.span)
        if other is not None and other.lines is not None and ignore.lines is not None:
            ignore = ignore._replace(lines=tuple(sorted({*other.lines, *ignore.lines})))  # noqa: PLW2901
        found[ignore.span] = ignore
    return list(found.values())


def _file_lines(numbers: Sequence[int] | None, reading: Reading, lines: Lines) -> tuple[int, ...] | None:
    """The lines of the file that lines of a source are."""
    if numbers is None or reading.source.carrier in ("file", "code"):
        return None if numbers is None else tuple(numbers)
    starts = reading.stream.lines.starts
    places = [Span(starts[number - 1], starts[number - 1]) for number in numbers if number <= len(starts)]
    return tuple(lines.position(reading.source.offsets.span(place).start)[0] for place in places)


def _unused(ignore: Ignore) -> Violation:
    names = ", ".join(ignore.rules)
    is_removable = ignore.margins is not None and not ignore.has_strays
    fix = Fix("remove the comment", (), texts=(removal(ignore),)) if is_removable else None
    message = f"this comment suppresses nothing: there is no finding of {names}"
    return Violation("", message, span=ignore.span, fix=fix, rule="unused-suppression")
