"""What the literals of a program are for where they are no requests: schemas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .syntax import Tree

_SCHEMA = (
    r"(?:\A|\.|->|::|\\)(?:[A-Za-z]{0,30}Schema|object|strictObject|shape|keys|define|model|validate|validateWithBag"
    r"|rules|struct|[A-Za-z]{0,20}[vV]alidator(?:\.|::)make)\Z"
)
"""Functions that are given a schema, or rules of validation."""
_LITERATE = frozenset(("javascript", "typescript", "python", "php"))
"""The grammars of languages whose schemas are object literals."""


def schemas(tree: Tree) -> Iterator[int]:
    """The offsets at which the objects begin that calls make a schema or rules of."""
    if tree.language.package not in _LITERATE:
        return
    for call in tree.calls:
        if re.search(_SCHEMA, tree.callee(call)[0][-80:]):
            for argument in tree.call_arguments(call):
                node = tree.unwrapped(argument)
                if node is not None and node.type in tree.language.objects:
                    yield tree.start(node)
