"""Which keys, headers and options name secrets."""

from __future__ import annotations

import re
from functools import lru_cache

from ..spec import all_keys, is_secret, normal, words_of_name
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
KEYS_TO = frozenset(
    (
        *("access", "api", "auth", "private", "secret", "client", "customer"),
        *("signing", "sign", "hmac", "encryption", "decryption", "master", "shared", "symmetric", "cipher"),
        *(
            "storage",
            "account",
            "service",
            "server",
            "session",
            "root",
            "admin",
            "stream",
            "webhook",
            "license",
            "deploy",
        ),
        *("aes", "rsa", "ssh", "ssl", "tls", "ca", "pgp", "gpg"),
    )
)
"""Words that make a secret of the word `key` behind them."""
_KEY = ("key", "keys")
_ABBREVIATIONS = frozenset(
    (
        "ak",
        "sk",
        "aksk",
        "skak",
        "sas",
        "pwd",
        "pw",
        "pswd",
        "passwort",
        "jwt",
        "pass",
        "cred",
        "creds",
        "apikey",
        "idrsa",
    )
)
_LAST_WORDS = _ABBREVIATIONS | {"salt", "passphrase", "secrets", "tokens", "passwords", "passphrases"}
"""Words that make a secret of a key whose last one they are: `s3_sk`, `encryptionSalt`, `authTokens`."""
_ENDINGS = (
    *("password", "passwd", "passphrase", "pwd", "secret", "token", "credential", "credentials", "authorization"),
    *("apikey", "accesskey", "accesskeyid", "secretkey", "privatekey", "clientkey", "accountkey", "storagekey"),
    *("apikeys", "accesskeys", "secretkeys", "privatekeys", "passwords", "keydata", "connectionstring", "idrsa"),
    *("appcert", "agoracert", "projectcert", "customercert"),
)
"""Ends of names that are written in one word: `PGPASSWORD`, `dbtoken`."""
_HEADER_WORDS = frozenset(("auth", "authentication", "signature", "session", "sessionid", "jwt", "bearer"))
"""Words that make a secret of a header, which as keys of a document tell nothing."""
_SIGNING_WORDS = frozenset(("sig", "sign", "hmac", "policy", "key", "ak", "pass", "auth"))
"""Last words that make a secret of a parameter in a URL: `sig`, `auth_key`, `Policy`."""
_SIGNING_ENDINGS = ("signature", "keyid", "accessid", "keypairid", "hdnts", "hdnea", "hdntl")
"""Ends, in the normal form, of other parameters that sign a URL or name the key: `AWSAccessKeyId`, `Key-Pair-Id`."""
_OF_OTHERS = ("password", "passphrase", "apikey", "privatekey", "credentials")
"""Names that are known when they are misspelt, too, besides those of the API."""
_MISSPELT = ("secret", "token", "password", "credential", "certificate")
_WORDS_LIKE_THEM = frozenset(("taken", "woken", "toke", "secrete"))
_SHORTEST_MISSPELT, _LONGEST_MISSPELT = 4, 12
"""Letters of a word that may be a misspelt name."""
_SHORTEST_JOINED = 10
"""Letters of a name of several words that are not set apart."""
_TORN_KEYS = tuple(f"{word}key" for word in sorted(KEYS_TO) if len(word) > 2)
_STRAY = r"[^A-Za-z0-9]"
_STORE_ENDINGS = ("key", "keyid", "access", "accessid", "ak", "sk", "aksk", "akid")
_LONGEST_NAME = 64
"""Characters of a key that may be a misspelt name of the API."""
_LONGEST_KEY = 256
"""Characters of a key; what is longer is a text and no name."""


def letters_of(key: str) -> str:
    """The letters and digits of a key, in small letters, whatever signs stand between them."""
    return re.sub(_STRAY, "", key).lower()


@lru_cache(maxsize=4096)
def is_api_secret(key: str) -> bool:
    """Whether a key is one of the API's secret names, whatever its case and signs, be it misspelt."""
    if len(key) > _LONGEST_NAME:
        return False
    if is_secret(key) or key in all_keys():
        return is_secret(key)
    word = letters_of(key)
    near = allowance(word)
    return any(distance(word, name, near) <= near for name in _API_NAMES)


@lru_cache(maxsize=4096)
def is_secret_key(key: str) -> bool:
    """Whether a key names a secret, the API's or anybody's."""
    if len(key) > _LONGEST_KEY:
        return False
    if key in all_keys():
        return is_secret(key)
    words = words_of_name(key)
    return (
        is_api_secret(key)
        or not _SECRET_WORDS.isdisjoint(words)
        or any(map(_is_misspelt, words))
        or (len(words) > 1 and words[-1] in _KEY and words[-2] in KEYS_TO)
        or letters_of(key) in _ABBREVIATIONS
        or (bool(words) and words[-1] in _LAST_WORDS)
        or _ends_as_secret(letters_of(key))
    )


def _is_misspelt(word: str) -> bool:
    """Whether a word of a name is, but for one letter, the name of a secret: `CUSTOMER_SECRT`."""
    if not _SHORTEST_MISSPELT <= len(word) <= _LONGEST_MISSPELT or word in _WORDS_LIKE_THEM or word.endswith("s"):
        return False
    return any(distance(word, name, 1) <= 1 for name in _MISSPELT)


def _ends_misspelt(word: str) -> bool:
    """Whether the letters of a long name end, but for one, as that of a secret: `CUSTOMERSECRT`."""
    if len(word) < _SHORTEST_JOINED:
        return False
    ends = ((name, word[-size:]) for name in ("secret", "password") for size in range(len(name) - 1, len(name) + 2))
    return any(end[0] == name[0] and distance(end, name, 1) <= 1 for name, end in ends)


def _ends_as_secret(word: str) -> bool:
    """Whether the letters of a key end as the name of a secret does, or are nearly the name of one."""
    if word.endswith(_ENDINGS) or word in _TORN_KEYS or _ends_misspelt(word):
        return True
    near = allowance(word)
    return any(distance(word, name, min(near, allowance(name))) <= min(near, allowance(name)) for name in _OF_OTHERS)


@lru_cache(maxsize=1024)
def is_secret_of_store(key: str) -> bool:
    """Whether a key of storageConfig that is no field was meant to be one of the secret ones: `key`, `access`."""
    word = letters_of(key) if len(key) <= _LONGEST_NAME else ""
    return (
        word.startswith(("access", "key"))
        or word.endswith(_STORE_ENDINGS)
        or any(distance(word, name, 1) <= 1 for name in ("access", "key"))
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
