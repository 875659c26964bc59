"""Symbolic edits to minimal text edits that keep comments, quotes, order and the characters of every value."""

from __future__ import annotations

from .data import edited
from .plans import Plan, Planner, by_halves, confirmed
from .texts import Taken, apply

__all__ = ["Plan", "Planner", "Taken", "apply", "by_halves", "confirmed", "edited"]
