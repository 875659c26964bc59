"""Credentials that stand in a file."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

from ..diagnostic import Severity, Violation
from .context import Context, Obj
from .rule import rule

_DUMMY = (
    r"(?i)your|my[_-]|x{3,}|\*{3,}|\.{3}|redact|example|sample|dummy|fake|test|change|replace|placeholder|insert|secret"
    r"|token|access|key|password|todo|fixme|abc|1234|none|null|undefined|string|value|here|hidden|omitted|<|>"
)
_SHORTEST = 16
_CREDENTIAL = rf"[A-Za-z0-9+/=_\-.:%&?]{{{_SHORTEST},}}\Z"
CREDENTIALS = ("accessKey", "secret", "secretKey", "stsToken", "token")
"""The keys whose values open something, which those of the other secret ones by themselves do not."""
_LEAST_ENTROPY = 3.0
"""Bits per character: random letters and digits have four and more, words about two and a half."""


@rule(Severity.WARNING, on="clientRequest recordingConfig storageConfig", given=" ".join(CREDENTIALS))
def plaintext_secret(holder: Obj, ctx: Context) -> Iterator[Violation]:
    """A file contains what looks like a real credential.

    Why: whoever reads the file, its history or a copy of it can use the storage account. A placeholder keeps it out,
    filled in when the request is sent: "${SECRET_KEY}".

    Fails:
        storageConfig: {vendor: 1, region: 0, secretKey: "wJ4rXUtnFEMIq7MDENGbPxRfiCYp9zQk"}
    Passes:
        storageConfig: {vendor: 1, region: 0}
    Source: derived
    """
    for key in CREDENTIALS if ctx.text else ():
        value = holder.get(key)
        if isinstance(value, str) and looks_real(value):
            instead = f"${{{_variable(key)}}}"
            message = (
                f"{key} looks like a real credential; keep it out of the file, with a placeholder such as {instead}"
            )
            yield Violation(f"/{key}", message)


def _variable(key: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", key).upper()


def looks_real(value: str) -> bool:
    """Whether a string is as random as a credential and none of the usual fillers."""
    if not re.match(_CREDENTIAL, value) or re.search(_DUMMY, value):
        return False
    kinds = sum(bool(re.search(kind, value)) for kind in ("[a-z]", "[A-Z]", "[0-9]"))
    return kinds >= 2 and _entropy(value) >= _LEAST_ENTROPY


def _entropy(text: str) -> float:
    counts = Counter(text)
    return -sum(count / len(text) * math.log2(count / len(text)) for count in counts.values())
