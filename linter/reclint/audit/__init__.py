"""Stored bodies by the million: the extra `reclint[audit]`.

`check_frame` does the work of one partition, and runs wherever there are pandas frames: Dask, Spark, Ray, Beam.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .columns import COLUMNS

if TYPE_CHECKING:
    from .frame import check_frame

__all__ = ["COLUMNS", "check_frame"]


def __getattr__(name: str) -> Any:
    """Import the function with pandas when it is first used: the command does without."""
    if name != "check_frame":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import frame

    return frame.check_frame
