"""How much of one file is read and told: bounds that no real request comes near, so that no file exhausts a machine."""

from .tuples import NamedTuple


class Limits(NamedTuple):
    """The bounds of one run; whatever lies beyond one of them is one finding at its place."""

    bytes: int = 20_000_000
    """Largest file that is read."""
    depth: int = 100
    """Deepest nesting of objects and lists; a real request has less than ten levels."""
    values: int = 500_000
    """Most values in one document, aliases counted as often as they are used."""
    keys: int = 5_000
    """Most keys in one object."""
    findings: int = 100_000
    """Most findings of one file; the rest is counted."""
    shown: int = 200
    """Findings of one file that are shown to people; the rest is counted."""


DEFAULT = Limits()

LARGEST = Limits(1_000_000_000, 200, 50_000_000, 10_000_000, 10_000_000, 10_000_000)
"""What the bounds may be set to; deeper nesting than that would need more of Python's stack than there is."""
