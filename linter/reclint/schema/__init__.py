"""The structural check: the generated schema's verdicts, turned into one violation per cause, in words that teach."""

from __future__ import annotations

from . import declared
from .check import Finding, check

__all__ = ["Finding", "check", "declared"]
