"""Which calls give a copy of an object: those of libraries, and those that read the JSON of it again."""

from __future__ import annotations

import re
from typing import Any

from .flow import written
from .tree import Tree

_CLONES = (
    r"(?:\A|\.|->|::|\\)(?:(?:deep|shallow)_?[cC](?:lone|opy)|clone(?:Deep)?|copy_?deep|klona|rfdc|toRaw|maps\.Clone)\Z"
)
"""Functions that give a copy of what they are given."""
_DECODERS = (
    r"(?:\bJSON\.parse|\bjson5?\.loads|\Aloads|orjson\.loads|\bjson_decode|\bparseObject|\bfromJson|\breadValue|\breadTree"
    r"|\bconvertValue|\bvalueToTree|\bJSONObject)\Z"
)
"""Functions that make values of JSON."""


def copied(tree: Tree, call: Any) -> Any:
    """The syntax node of what a call gives a copy of; None for another call."""
    (name, target), arguments = tree.callee(call), tree.call_arguments(call)
    given = [*arguments, *([target] if target is not None and not arguments else [])]
    if not given or any(one is not None and one.type in tree.language.functions for one in given):
        return None
    if re.search(_CLONES, name[-60:]):
        return given[0]
    if not re.search(_DECODERS, name[-60:]):
        return None
    source = written(tree, given[0])
    if source is None or source.type not in tree.language.calls:
        return source
    encoder, owner = tree.callee(source)
    is_encoder = encoder.rpartition(".")[2] in tree.language.encoders
    return next(iter(tree.call_arguments(source)), owner) if is_encoder else source
