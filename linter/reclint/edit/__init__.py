"""Symbolic edits to minimal text edits that keep comments, quotes, order and the characters of every value."""

from __future__ import annotations

from .data import edited
from .plans import Plan, Planner, apart, by_halves, confirmed, extent_of
from .texts import Taken, apply

__all__ = ["Plan", "Planner", "Taken", "apart", "apply", "by_halves", "confirmed", "edited", "extent_of"]
