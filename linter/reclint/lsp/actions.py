"""Code actions: what mends or silences a finding, and where its rule is documented."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate

from lsprotocol import types

from .. import escape as safe
from ..diagnostic import Diagnostic, Edit, Span
from ..rules.rule import page
from .findings import diagnostic
from .texts import Text

OPEN_PAGE = "reclint.openPage"
"""The command that shows a rule's documentation; its argument is the address."""
FIX_ALL = "source.fixAll.reclint"
_LARGE = 100_000
"""Characters of a text from which nothing that takes several checks is offered, unless it is asked for by its kind."""
KINDS = (types.CodeActionKind.QuickFix, FIX_ALL)


def actions(
    text: Text, uri: str, place: types.Range, only: Collection[str] | None = None, *, opens_pages: bool = False
) -> list[types.CodeAction]:
    """What can be done about the findings that a range touches, and where that mends one, about the whole text.

    `only` are the kinds that are wanted, with those below them; `opens_pages` says whether the client can show one.
    """
    found: list[types.CodeAction] = []
    touched = _touched(text, text.positions.span(place))
    if _wants(only, types.CodeActionKind.QuickFix):
        found += (action for one in touched for action in _mending(text, uri, one))
        found += (action for one in touched for action in _others(text, uri, one, opens_pages=opens_pages))
    if only or (len(text.text) < _LARGE and any(one.edits and one.fix and one.fix.safe for one in touched)):
        found += _mending_all(text, uri) if _wants(only, FIX_ALL) else ()
    return found


def _wants(only: Collection[str] | None, kind: str) -> bool:
    return not only or any(kind == one or kind.startswith(f"{one}.") for one in only)


def _touched(text: Text, span: Span) -> list[Diagnostic]:
    """The findings that a span touches."""
    return [one for one in text.diagnostics if one.span and one.span.start <= span.end and span.start <= one.span.end]


def _mending(text: Text, uri: str, one: Diagnostic) -> Iterator[types.CodeAction]:
    if one.fix is None or not one.edits:
        return
    yield types.CodeAction(
        title=_sentence(one.fix.title) + ("" if one.fix.safe else " (needs a review)"),
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(one, text, uri)],
        is_preferred=one.fix.safe,
        edit=_change(text, uri, one.edits),
    )


def _others(text: Text, uri: str, one: Diagnostic, *, opens_pages: bool) -> Iterator[types.CodeAction]:
    """What leaves a finding out, and what shows its documentation."""
    about = [diagnostic(one, text, uri)]
    if len(text.text) < _LARGE and (edits := text.ignoring(one)):
        yield types.CodeAction(
            title=f"Suppress {one.rule} here",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=about,
            edit=_change(text, uri, edits),
        )
    if opens_pages:
        title = f"Open the page of {one.rule}"
        command = types.Command(title, OPEN_PAGE, arguments=[page(one.rule)])
        yield types.CodeAction(title=title, kind=types.CodeActionKind.QuickFix, diagnostics=about, command=command)


def _mending_all(text: Text, uri: str) -> Iterator[types.CodeAction]:
    """All safe fixes in one step, as `check --fix` applies them."""
    if text.mended != text.text:
        yield types.CodeAction(
            title="Fix everything that is safe to fix",
            kind=FIX_ALL,
            edit=_change(text, uri, _differences(text.text, text.mended)),
        )


def _differences(before: str, after: str) -> list[Edit]:
    """Edits that make one text of another: line by line, or where lines come or go, of all that differs at once."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, old))]
    if len(old) == len(new):
        changed = [row for row, line in enumerate(old) if line != new[row]]
        return [Edit(Span(starts[row], starts[row + 1]), new[row]) for row in changed]
    first = _alike(old, new)
    behind = _alike(old[first:][::-1], new[first:][::-1])
    return [Edit(Span(starts[first], starts[len(old) - behind]), "".join(new[first : len(new) - behind]))]


def _alike(left: Sequence[str], right: Sequence[str]) -> int:
    """How many lines two lists have in common at their start."""
    pairs = zip(left, right, strict=False)
    return next((row for row, (one, other) in enumerate(pairs) if one != other), min(len(left), len(right)))


def _change(text: Text, uri: str, edits: Sequence[Edit]) -> types.WorkspaceEdit:
    changes = [types.TextEdit(text.positions.range(edit.span), edit.text) for edit in edits]
    return types.WorkspaceEdit(changes={uri: changes})


def _sentence(words: str) -> str:
    shown = safe.text(words)
    return shown[:1].upper() + shown[1:]
