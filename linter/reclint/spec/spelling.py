"""How near two words are: the did-you-mean of every message."""

from __future__ import annotations

from collections.abc import Iterable

from .words import normal


def distance(left: str, right: str, limit: int) -> int:
    """Edits (insert, delete, replace, swap neighbours) between two words; `limit + 1` when more."""
    if abs(len(left) - len(right)) > limit or len(set(left).difference(right)) > limit:
        return limit + 1  # each letter that the other word does not have takes an edit
    left, right = _where_they_differ(left, right)
    far = limit + 1
    before: list[int] = []
    row: list[int] = [*range(len(right) + 1)]
    for at, char in enumerate(left, 1):
        before, last, row = row, before, [at, *([far] * len(right))]
        # what lies farther from the diagonal than the limit is beyond it anyway
        for to in range(max(1, at - limit), min(len(right), at + limit) + 1):
            row[to] = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (char != right[to - 1]))
            if at > 1 and to > 1 and char == right[to - 2] and left[at - 2] == right[to - 1]:
                row[to] = min(row[to], last[to - 2] + 1)
        if min(row) > limit:
            return far
    return min(row[-1], far)


def _where_they_differ(left: str, right: str) -> tuple[str, str]:
    """Two words without the beginning and the end that they share."""
    most = min(len(left), len(right))
    start = next((at for at in range(most) if left[at] != right[at]), most)
    left, right, most = left[start:], right[start:], most - start
    end = next((at for at in range(most) if left[~at] != right[~at]), most)
    return left[: len(left) - end], right[: len(right) - end]


def allowance(word: str) -> int:
    """How many edits still make the same word: one in four letters, at most three."""
    return min(3, max(1, len(word) // 4))


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The one candidate that `word` was probably meant to be, or None when none or several are as near."""
    best: list[str] = []
    plain = normal(word)
    most = allowance(plain)
    least = most + 1
    for candidate in candidates:
        apart = distance(plain, normal(candidate), least)
        if apart < least:
            best, least = [candidate], apart
        elif apart == least <= most:
            best.append(candidate)
    if len(best) > 1:
        best = [name for name in best if name.lower() == word.lower()] or _one_family(best)
    return best[0] if len(best) == 1 else None


def _one_family(names: list[str]) -> list[str]:
    """Two spellings of one key are one candidate."""
    return names[:1] if len({name.lower() for name in names}) == 1 else names
