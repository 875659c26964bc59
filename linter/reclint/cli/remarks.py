"""What a check says about itself, on standard error: requests that it checked, what it left out, what was fixed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import escape
from ..diagnostic import Report
from ..masking import MASK
from ..messages import plural
from ..project.runner import Run
from ..spec.did_you_mean import closest

if TYPE_CHECKING:
    from ..project.baseline import Judged


def checked_requests(report: Report) -> Iterator[str]:
    """A line for every request that was checked."""
    for file in report.files:
        for request in file.documents:
            mode = f", mode {request.mode} ({request.mode_source})" if request.mode else ""
            name = f" ({escape.text(request.name)})" if request.name else ""
            place = f" at {escape.text(request.pointer)}" if request.pointer else ""
            yield f"{escape.path(request.path)}: {request.kind}{name}{place}{mode}"


def near_misses(report: Report) -> Iterator[str]:
    """A line for everything that was not checked although it comes near a request."""
    for near in report.near_misses:
        if near.line:
            yield f"{escape.path(near.path)}:{near.line}: body not checked: {escape.text(near.reason)}"
            continue
        if near.reason:
            yield f"{escape.path(near.path)} not checked: {escape.text(near.reason)}"
            continue
        place = f" at {escape.text(near.pointer)}" if near.pointer else ""
        yield f"{escape.path(near.path)}: {near.kind}{place} not checked: it may be another product's; state its kind"


def fix_summary(run: Run) -> Iterator[str]:
    """How many findings were fixed or suppressed."""
    left = sum(run.left.values())
    if run.fixed or left:
        verb = "could be" if run.checker.dry else "has been" if run.fixed == 1 else "have been"
        done = "suppressed" if run.checker.fixing == "ignore" else "fixed"
        others = f", {left:,} not" if left else ""
        yield f"{plural(run.fixed, 'finding')} {verb} {done}{others}"


def not_suppressed(run: Run) -> Iterator[str]:
    """A line for every file with findings that no comment can suppress, and what can."""
    for path, count in run.left.items():
        yield (
            f"reclint: {escape.path(path)}: no comment can suppress {plural(count, 'finding')}; use ignore in "
            "[[tool.reclint.files]] of the settings, or `reclint baseline write`"
        )


def masked_changes(run: Run) -> Iterator[str]:
    """That changes which are shown cannot be applied, as their secrets are masked."""
    if run.masked:
        others = f" and {len(run.masked) - 1:,} more" if len(run.masked) > 1 else ""
        yield (
            f"reclint: {escape.path(run.masked[0])}{others}: the changes show {MASK} in place of secrets, so they "
            "cannot be applied as a patch; leave out --diff to make them"
        )


def unread_programs(run: Run) -> Iterator[str]:
    """That programs were not read, and what would read them."""
    if run.unread:
        others = f" and {len(run.unread) - 1:,} more" if len(run.unread) > 1 else ""
        yield f"reclint: {escape.text(run.unread[0])}{others} skipped: install reclint[code] to check programs"


def unused_assignments(report: Report, assignments: tuple[str, ...]) -> Iterator[str]:
    """A line for every variable of the command line that fills no placeholder."""
    if not assignments:
        return
    from ..template import variables

    names = {name for file in report.files for name in file.names}
    for name, variable in variables.assigned(assignments).items():
        if not any(variables.lookup({name: variable}, used) for used in names):
            near = closest(name, names)
            hint = f"; did you mean {escape.text(near)}?" if near else ""
            yield f"reclint: --set {escape.text(name)}: no placeholder has this name{hint}"


def baseline_summary(judged: Judged, *, quiet: bool) -> Iterator[str]:
    """How many findings the baseline has, and its entries that are out of date."""
    from ..project.baseline import told

    if judged.known and not quiet:
        yield f"{plural(judged.known, 'finding')} left out because of the baseline"
    for entry in judged.stale:
        yield f"reclint: stale baseline entry: {told(entry)}"
    if judged.stale and not quiet:
        yield "run `reclint baseline prune` to remove stale entries"
