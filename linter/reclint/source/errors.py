"""What can keep a source from being read."""

from __future__ import annotations


class MissingGrammar(Exception):
    """The package of a language's grammar is not installed."""
