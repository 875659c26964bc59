"""Which keys, headers and options name secrets."""

from __future__ import annotations

from functools import lru_cache

from ..spec import is_secret, normal, words_of_name
from ..spec.did_you_mean import allowance, distance

_API_NAMES = tuple(
    normal(name)
    for name in ("accessKey", "secretKey", "stsToken", "stsExpiration", "authorization", "token", "secret", "salt")
)
_SECRET_WORDS = frozenset(
    (
        *("secret", "token", "authorization", "password", "passwd", "userpwd", "cookie", "cookies"),
        *("credential", "credentials", "certificate"),
    )
)
_KEYS_TO = frozenset(
    (
        *("access", "api", "auth", "private", "secret", "client", "customer"),
        *("signing", "sign", "hmac", "encryption", "decryption", "master", "shared"),
    )
)
"""Words that make a secret of the word `key` behind them."""
_ABBREVIATIONS = frozenset(("ak", "sk", "sas", "pwd", "apikey"))
_LAST_WORDS = _ABBREVIATIONS | {"salt", "passphrase"}
"""Words that make a secret of a key whose last one they are: `s3_sk`, `encryptionSalt`."""
_ENDINGS = (
    *("password", "passwd", "passphrase", "pwd", "secret", "token", "credential", "credentials", "authorization"),
    *("apikey", "accesskey", "accesskeyid", "secretkey", "privatekey", "clientkey"),
)
"""Ends of names that are written in one word: `PGPASSWORD`, `dbtoken`."""
_HEADER_WORDS = frozenset(("auth", "authentication", "signature", "session", "sessionid", "jwt", "bearer"))
"""Words that make a secret of a header, which as keys of a document tell nothing."""
_SIGNING_WORDS = frozenset(("sig", "sign", "hmac", "policy", "key", "ak", "pass", "auth"))
"""Last words that make a secret of a parameter in a URL: `sig`, `auth_key`, `Policy`."""
_SIGNING_ENDINGS = ("signature", "keyid", "accessid", "keypairid", "hdnts", "hdnea", "hdntl")
"""Ends, in the normal form, of other parameters that sign a URL or name the key: `AWSAccessKeyId`, `Key-Pair-Id`."""
_LONGEST_NAME = 64
"""Characters of a key that may be a misspelt name of the API."""
_LONGEST_KEY = 256
"""Characters of a key; what is longer is a text and no name."""


@lru_cache(maxsize=4096)
def is_api_secret(key: str) -> bool:
    """Whether a key is one of the API's secret names, whatever its case and signs, be it misspelt."""
    if len(key) > _LONGEST_NAME:
        return False
    if is_secret(key):
        return True
    word = normal(key)
    near = allowance(word)
    return any(distance(word, name, near) <= near for name in _API_NAMES)


@lru_cache(maxsize=4096)
def is_secret_key(key: str) -> bool:
    """Whether a key names a secret, the API's or anybody's."""
    if len(key) > _LONGEST_KEY:
        return False
    words = words_of_name(key)
    return (
        is_api_secret(key)
        or not _SECRET_WORDS.isdisjoint(words)
        or (len(words) > 1 and words[-1] == "key" and words[-2] in _KEYS_TO)
        or normal(key) in _ABBREVIATIONS
        or (len(words) > 1 and words[-1] in _LAST_WORDS)
        or normal(key).endswith(_ENDINGS)
    )


@lru_cache(maxsize=1024)
def is_secret_header(name: str) -> bool:
    """Whether the header of a request holds a secret: `X-Auth`, `X-Signature`, and what is one as a key, too."""
    words = words_of_name(name) if len(name) <= _LONGEST_KEY else []
    is_api = len(words) > 1 and (words[-1] == "key" or (words[0] == "x" and words[-1] == "api"))
    return bool(words) and (is_secret_key(name) or is_api or not _HEADER_WORDS.isdisjoint(words))


@lru_cache(maxsize=1024)
def is_secret_parameter(name: str) -> bool:
    """Whether a parameter in the query of a URL gives access: a signature, its key, or what is secret elsewhere."""
    words = words_of_name(name) if len(name) <= _LONGEST_KEY else []
    return bool(words) and (
        is_secret_header(name) or words[-1] in _SIGNING_WORDS or normal(name).endswith(_SIGNING_ENDINGS)
    )
