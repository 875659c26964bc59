"""Which keys name secrets, be they misspelt: their values stand in no message."""

from __future__ import annotations

from functools import lru_cache

from ..spec import is_secret, normal
from ..spec.spelling import allowance, distance

_NAMES = tuple(
    normal(name)
    for name in ("accessKey", "secretKey", "stsToken", "stsExpiration", "authorization", "token", "secret", "salt")
)


@lru_cache(maxsize=4096)
def is_secret_like(key: str) -> bool:
    """Whether a key names a secret, be it misspelt."""
    word = normal(key)
    return is_secret(key) or any(distance(word, name, allowance(word)) <= allowance(word) for name in _NAMES)
