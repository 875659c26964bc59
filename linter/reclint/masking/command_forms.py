"""The forms of commands that log in, encrypt or keep a secret, with their secret."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Span
from .names import is_secret_key

WORD = r"(\\{0,3}\"[^\"\r\n]{1,300}\"|'[^'\r\n]{1,300}'|[^\s\"'|;&<>()]{1,300})"
_REST = r"[^|;&\r\n]{0,200}?"
_OF_COMMANDS = {
    "configure": r"\b(?:aws|tccli|aliyun)[ \t]"
    + _REST
    + r"\bset[ \t]{1,9}\S{0,99}(?:secret|token|key)\S{0,99}[ \t]{1,9}"
    + WORD,
    "secret set": r"\bgh[ \t]{1,9}secret[ \t]{1,9}set\b" + _REST + r"[ \t](?:--body[= \t]|-b)[ \t=]{0,9}" + WORD,
    "login": r"\b(?:docker|podman|helm|oras|az|npm)\b[^|;&\r\n]{0,99}\blogin\b" + _REST + r"[ \t]-p[ \t=]{0,9}" + WORD,
    "openssl": r"\bopenssl\b" + _REST + r"[ \t]-(?:hmac|k|K|passin|passout|pass|iv)[ \t]{1,9}" + WORD,
    "vault": r"\bvault[ \t]{1,9}(?:kv[ \t]{1,9}put|write)[ \t]([^|;&\r\n]{1,400})",
    "htpasswd": r"\bhtpasswd\b" + _REST + r"-\w{0,9}b\w{0,9}[ \t]{1,9}\S{1,200}[ \t]{1,9}\S{1,200}[ \t]{1,9}" + WORD,
    "--password-stdin": r"\b(?:echo|printf)[ \t]([^|;&\r\n]{1,300})\|[^|;&\r\n]{0,200}--password-stdin\b",
    "twine": r"\btwine\b" + _REST + r"[ \t]-p[ \t=]{0,9}" + WORD,
    "rclone": (
        r"\brclone[ \t]{1,9}(?:obscure|config\b[^|;&\r\n]{0,200}?(?:secret|token|pass|key)\w{0,30})[ \t=]{1,9}"
        r"([^|;&\r\n]{1,400})"
    ),
    "mc ": (
        r"\bmc[ \t]{1,9}(?:alias[ \t]{1,9}set|config[ \t]{1,9}host[ \t]{1,9}add)[ \t]{1,9}\S{1,99}[ \t]{1,9}\S{1,200}"
        r"[ \t]{1,9}([^|;&\r\n]{1,400})"
    ),
    "obsutil": r"\bobsutil\w{0,9}\b" + _REST + r"[ \t](?:-k|-t)[ \t=]{1,9}" + WORD,
    "qshell": r"\bqshell\b" + _REST + r"\baccount[ \t]{1,9}\S{1,200}[ \t]{1,9}" + WORD,
    "qiniu": r"\bqiniu\b" + _REST + r"\blogin[ \t]{1,9}\S{1,200}[ \t]{1,9}" + WORD,
    "bw ": r"\bbw[ \t]{1,9}(?:login[ \t]{1,9}\S{1,200}|unlock)[ \t]{1,9}" + WORD,
    "security": r"\bsecurity[ \t]{1,9}[a-z-]{1,40}password\b" + _REST + r"[ \t]-[wp][ \t]{1,9}" + WORD,
    "ossutil": r"\bossutil\w{0,9}\b" + _REST + r"[ \t](?:-k|-t|--access-key-secret|--sts-token)[ \t=]{1,9}" + WORD,
    "coscmd": r"\bcoscmd\b" + _REST + r"[ \t]-s[ \t]{1,9}" + WORD,
    "config set": (
        r"\b(?:npm|pnpm|yarn)[ \t]{1,9}config[ \t]{1,9}set[ \t]"
        r"[^|;&\r\n]{0,200}?(?:_authToken|_auth|_password|npmAuthToken)[ \t=]{1,9}" + WORD
    ),
    "with-token": r"\b(?:echo|printf)[ \t]([^|;&\r\n]{1,300})\|[^|;&\r\n]{0,200}--with-token\b",
    "smbclient": r"\bsmbclient\b" + _REST + r"-U[ \t=]{0,9}[\"']?[^\s%|;&]{1,60}%" + WORD,
    "keygen": r"\bssh-keygen\b" + _REST + r"[ \t]-[NP][ \t]{0,9}" + WORD,
    "zip": r"\b(?:un)?zip\b" + _REST + r"[ \t]-\w{0,9}P[ \t]{0,9}" + WORD,
    "7z": r"\b7z[ar]?\b" + _REST + r"[ \t]-p" + WORD,
    "ldap": r"\bldap\w{1,20}\b" + _REST + r"[ \t]-w[ \t]{0,9}" + WORD,
    "sudo": r"\b(?:echo|printf)[ \t]([^|;&\r\n]{1,300})\|[ \t]{0,9}sudo[ \t]{1,9}-\w{0,5}S",
    "lftp": r"\blftp\b" + _REST + r"[ \t]-u[ \t]{0,9}[^\s,|;&]{1,60}," + WORD,
    "password-file": r"--password-file[ \t=]{1,9}<\([ \t]{0,9}(?:echo|printf)[ \t]([^()\r\n]{1,300})",
    "send ": r"\bsend[ \t]{1,9}(?:--[ \t]{1,9})?(\\{0,3}\"[^\"\r\n]{1,200}\\r\\{0,3}\")",
    "secret ": r"\b(?:echo|printf)[ \t]([^|;&\r\n]{1,300})\|[^|;&\r\n]{0,100}\bsecret[ \t]{1,9}(?:set|create)\b",
}
"""By a sign that is in every text with it, the form of a command that is given a secret."""
SIGNS = tuple(_OF_COMMANDS)
_INTO_LOGIN = (
    r"(?:--with-token|--password-stdin|--stdin|\bsecrets?[ \t]{1,9}(?:put|set|create|add)|\bsecret-tool[ \t]{1,9}store"
    r"|\bpass[ \t]{1,9}insert|\bsudo|\bsu|\bpasswd|\blogin|\bconfig)\b[^\r\n|;&<]{0,60}<<<[ \t]{0,9}" + WORD
)
_INTO_READ = r"\b(?:read|mapfile|readarray)[ \t]([^|;&\r\n<>]{1,200})<<<[ \t]{0,9}" + WORD
_DOCUMENT_INTO_READ = (
    r"\b(?:read|mapfile|readarray)[ \t]([^|;&\r\n<>]{1,200})<<-?[ \t]{0,9}[\"']?[A-Za-z_]\w{0,60}[\"']?[ \t]{0,9}\r?\n"
    r"([^\r\n]{1,400})"
)
"""What a variable takes from a here-string, or from the first line of a here-document."""
_VARIABLE = r"[A-Za-z_]\w{0,60}"


def secrets(text: str) -> Iterator[Span]:
    """What commands are given that is secret, be it a variable."""
    for sign, form in _OF_COMMANDS.items():
        for found in re.finditer(form, text) if sign in text else ():
            yield Span(*found.span(1))
    for taken in re.finditer(_INTO_LOGIN, text) if "<<<" in text else ():
        yield Span(*taken.span(1))
    for form in (_INTO_READ, _DOCUMENT_INTO_READ) if "<<" in text else ():
        for taken in re.finditer(form, text):
            if any(map(is_secret_key, re.findall(_VARIABLE, taken[1]))):
                yield Span(*taken.span(2))
