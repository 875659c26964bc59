"""How near two words are: the did-you-mean of every message."""

from collections.abc import Iterable
from functools import lru_cache

from ..tuples import NamedTuple
from .words import normal


def distance(left: str, right: str, limit: int) -> int:
    """Edits (insert, delete, replace, swap neighbours) between two words; `limit + 1` when more."""
    if abs(len(left) - len(right)) > limit or len(set(left).difference(right)) > limit:
        return limit + 1  # each letter that the other word does not have takes an edit
    return min(_edits(left, right), limit + 1)


@lru_cache(maxsize=4096)
def _edits(left: str, right: str) -> int:
    """The distance of two words, computed a column at a time in the bits of integers (Hyyrö 2003).

    Bit n of `up` and `down` says whether the n-th cell of a column lies above or below its upper neighbour.
    """
    if not left:
        return len(right)
    masks = _masks(left)
    full, last, edits = (1 << len(left)) - 1, 1 << (len(left) - 1), len(left)
    up, down, same, previous = full, 0, 0, 0
    for char in right:
        mask = masks.get(char, 0)
        swapped = ((~same & mask) << 1) & previous
        same = (((mask & up) + up) ^ up) | mask | down | swapped
        rises, falls = down | ~(same | up), same & up
        edits += bool(rises & last) - bool(falls & last)
        rises, falls = rises << 1 | 1, falls << 1
        up, down, previous = (falls | ~(same | rises)) & full, rises & same & full, mask
    return edits


@lru_cache(maxsize=1024)
def _masks(word: str) -> dict[str, int]:
    """By letter the bits of the positions at which it stands."""
    masks: dict[str, int] = {}
    for at, char in enumerate(word):
        masks[char] = masks.get(char, 0) | 1 << at
    return masks


def allowance(word: str) -> int:
    """How many edits still make the same word: one in four letters, at most three."""
    return min(3, max(1, len(word) // 4))


class _Candidate(NamedTuple):
    """A word to compare with: as it is written, without case and separators, and the letters in it."""

    name: str
    plain: str
    letters: frozenset[str]


@lru_cache(maxsize=256)
def _by_length(names: tuple[str, ...]) -> dict[int, list[_Candidate]]:
    groups: dict[int, list[_Candidate]] = {}
    for name in names:
        plain = normal(name)
        groups.setdefault(len(plain), []).append(_Candidate(name, plain, frozenset(plain)))
    return groups


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The one candidate that `word` was probably meant to be, or None when none or several are as near."""
    best = _nearest(normal(word), _by_length(tuple(candidates)))
    if len(best) > 1:
        best = [name for name in best if name.lower() == word.lower()] or _one_family(best)
    return best[0] if len(best) == 1 else None


def _nearest(plain: str, by_length: dict[int, list[_Candidate]]) -> list[str]:
    """The candidates at the smallest distance that is still allowed."""
    letters = frozenset(plain)
    most = allowance(plain)
    nearest: list[str] = []
    least = most + 1
    for length in range(len(plain) - most, len(plain) + most + 1):
        for name, other, others in by_length.get(length, ()):
            if len(letters - others) > least or len(others - letters) > least:
                continue  # each letter that the other word does not have takes an edit
            apart = _edits(other, plain)
            if apart < least:
                nearest, least = [name], apart
            elif apart == least <= most:
                nearest.append(name)
    return nearest


def _one_family(names: list[str]) -> list[str]:
    """Two spellings of one key are one candidate."""
    return names[:1] if len({name.lower() for name in names}) == 1 else names
