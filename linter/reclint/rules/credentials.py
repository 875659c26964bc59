"""Credentials that stand in a file."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from ..diagnostic import Severity, Violation
from ..document import join
from ..patterns import lazy
from ..request.view import Situation
from ..rule import rule
from ..tables import fields, secret_keys

_DUMMY = lazy(
    r"(?i)your|my[_-]|x{3,}|\*{3,}|\.{3}|redact|example|sample|dummy|fake|test|change|replace|placeholder|insert|secret"
    r"|token|access|key|password|todo|fixme|abc|1234|none|null|undefined|string|value|here|hidden|omitted|<|>"
)
_SHORTEST = 16
_CREDENTIAL = lazy(rf"[A-Za-z0-9+/=_\-.:%&?]{{{_SHORTEST},}}\Z")
_LEAST_ENTROPY = 3.0
"""Bits per character: random letters and digits have four and more, words about two and a half."""


@rule(Severity.WARNING, on="body")
def plaintext_secret(body: Any, request: Situation) -> Iterator[Violation]:
    """A file holds what looks like a real credential.

    Why: whoever reads the file, its history or a copy of it can use the storage account. A placeholder keeps it out,
    filled in when the request is sent: "${SECRET_KEY}".

    Fails:
        storageConfig: {vendor: 1, region: 0, secretKey: "wJ4rXUtnFEMIq7MDENGbPxRfiCYp9zQk"}
    Passes:
        storageConfig: {vendor: 1, region: 0}
    Source: derived
    """
    if not request.text or max(map(len, request.strings), default=0) < _SHORTEST:
        return
    for owner, pointer, held in request.objects():
        for key in sorted(_credentials(owner).intersection(held)):
            value = held[key]
            if isinstance(value, str) and looks_real(value):
                instead = f"${{{_variable(key)}}}"
                message = f"{key} holds what looks like a real credential; keep it out of the file, as in {instead}"
                yield Violation(f"^{join(pointer, key)}", message)


@cache
def _credentials(owner: str) -> frozenset[str]:
    """The keys of an object whose values open something, which salt and stsExpiration by themselves do not."""
    return frozenset(key for key in secret_keys(owner) if fields(owner)[key].key not in ("salt", "stsExpiration"))


def _variable(key: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", key).upper()


def looks_real(value: str) -> bool:
    """Whether a string is as random as a credential and none of the usual fillers."""
    if not _CREDENTIAL.match(value) or _DUMMY.search(value):
        return False
    kinds = sum(bool(re.search(kind, value)) for kind in ("[a-z]", "[A-Z]", "[0-9]"))
    return kinds >= 2 and _entropy(value) >= _LEAST_ENTROPY


def _entropy(text: str) -> float:
    counts = Counter(text)
    return -sum(count / len(text) * math.log2(count / len(text)) for count in counts.values())
