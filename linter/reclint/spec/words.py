"""How keys are compared, and which of them are secret."""

from __future__ import annotations

import re
from functools import lru_cache

from . import facts


@lru_cache(maxsize=4096)
def normal(key: str) -> str:
    """A key without case, `_` and `-`: how misspellings and secret names are compared."""
    return key.lower().replace("_", "").replace("-", "").replace(" ", "")


_WORD = r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+"


def words_of_name(name: str) -> list[str]:
    """The words and numbers that a name is made of, in small letters: `awsSecretKey2` is aws, secret, key and 2."""
    return [word.lower() for word in re.findall(_WORD, name)]


_MISSING = frozenset(("undefined", "null", "none", "nan", "nil", "[object object]", "(null)", "<nil>"))


def is_text_of_missing_value(text: str) -> bool:
    """Whether a text is what a program makes of a value that it does not have."""
    return text.strip().lower() in _MISSING


_SECRETS = frozenset(facts.SECRETS)


@lru_cache(maxsize=4096)
def is_secret(key: str) -> bool:
    """Whether the value of a key is never to be shown, whatever its spelling."""
    return normal(key) in _SECRETS
