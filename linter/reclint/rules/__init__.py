"""The constraints between values: a module per topic, loaded by importing them all."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..diagnostic import Violation
from ..request import Request
from ..rule import Rule, registry
from ..schema import Finding
from ..tables import Placeholders


@lru_cache(maxsize=1)
def load() -> dict[str, Rule]:
    """Every rule there is, by name; the modules of this package enter theirs when they are imported."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return registry()


def run(
    request: Request, structural: Sequence[Finding], placeholders: Placeholders, *, text: bool
) -> Iterator[tuple[str, Violation]]:
    """The violations that the rules find in one request."""
    load()
    yield from ()
