"""Credentials that stand in a file, and placeholders that are named after those of another vendor."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ..diagnostic import Note, Severity, Violation
from ..masking import is_public
from ..spec import VENDORS, by_keys, words_of_name
from .context import Context
from .rule import rule
from .storage import vendor_name
from .view import Obj

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
    for key in _credentials[tuple(holder)] if ctx.text else ():
        value = holder[key]
        if isinstance(value, str) and looks_real(value):
            instead = f"${{{_variable(key)}}}"
            message = f"{key} looks like a real credential; replace it with a placeholder such as {instead}"
            yield Violation(f"/{key}", message)


@by_keys
def _credentials(keys: tuple[str, ...]) -> list[str]:
    return [key for key in CREDENTIALS if key in keys]


_VENDORS = {
    **dict.fromkeys(("aws", "amazon"), 1),
    **dict.fromkeys(("aliyun", "alibaba", "alicloud"), 2),
    **dict.fromkeys(("tencent", "tencentcloud", "qcloud"), 3),
    "azure": 5,
    **dict.fromkeys(("gcp", "gcs", "google"), 6),
    **dict.fromkeys(("huawei", "huaweicloud"), 7),
    "baidu": 8,
}
"""Words in the names of variables by the vendor that they name; S3-compatible storage goes by anybody's."""
_NUMBERS = frozenset(_VENDORS.values())
_NAMED = ("accessKey", "secretKey", "stsToken", "bucket")


@rule(Severity.INFO, on="storageConfig", given="accessKey secretKey stsToken bucket")
def placeholder_of_other_vendor(storage: Obj, ctx: Context) -> Iterator[Violation]:
    """A placeholder is named after a storage vendor other than the selected one.

    Why: either the vendor's number or the variable is the wrong one; with the keys of another vendor, nothing is
    uploaded.

    Fails:
        storageConfig: {vendor: 3, region: 0, accessKey: "${AWS_ACCESS_KEY_ID}"}
    Passes:
        storageConfig: {vendor: 1, region: 0, accessKey: "${AWS_ACCESS_KEY_ID}"}
    Source: derived
    """
    vendor = storage["vendor"]
    if not storage.written or not isinstance(vendor, int) or vendor not in _NUMBERS:
        return
    for key in _NAMED:
        if type(storage.get(key)) is str:
            continue
        text = storage.written.get(key)
        other = _vendor_named(text) if isinstance(text, str) else None
        if other is not None and other != vendor:
            note = Note("/vendor", f"vendor is {vendor_name(vendor)} here")
            suggested = f"the name of the placeholder {text} suggests {VENDORS[other].name}"
            message = f"{suggested}, but vendor is {vendor_name(vendor)}"
            yield Violation(f"/{key}", message, related=(note,))
            return


@lru_cache(maxsize=256)
def _vendor_named(placeholder: str) -> int | None:
    """The vendor that the name of a placeholder suggests; a default in one may be secret, so nothing is read there."""
    lower = placeholder.lower()
    if not any(word in lower for word in _VENDORS) or not is_public(placeholder):
        return None
    named = {_VENDORS[word] for word in words_of_name(placeholder) if word in _VENDORS}
    return named.pop() if len(named) == 1 else None


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
