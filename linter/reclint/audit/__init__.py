"""Stored bodies by the million: the extra `reclint[audit]`.

`check_frame` does the work of one partition, and runs wherever there are pandas frames: Dask, Spark, Ray, Beam.
"""

from __future__ import annotations

from .columns import COLUMNS
from .frame import check_frame

__all__ = ["COLUMNS", "check_frame"]
