"""The options of `curl` and `wget`, and what they make of a body and its headers."""

from __future__ import annotations

from collections.abc import Iterator

from ..shell.words import Word

PLAIN = frozenset(("-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--post-data"))
"""Options whose data is sent as it is, and as that of a form unless a header says otherwise."""
ENCODED = "--data-urlencode"
FORMS = frozenset(("-F", "--form", "--form-string"))
DATA = PLAIN | frozenset(("--json", "--body-data"))
FILES = frozenset(("--post-file", "--body-file", "-T", "--upload-file"))
_WITH_VALUE = FILES | frozenset(
    f"--{name}"
    for name in (
        *("user", "output", "user-agent", "cookie", "referer", "max-time", "proxy", "form"),
        *("write-out", "config", "cookie-jar", "connect-timeout", "retry", "retry-delay", "retry-max-time"),
        *("cacert", "capath", "cert", "cert-type", "key", "key-type", "pass", "proxy-user", "proxy-header"),
        *("proxy-cert", "proxy-key", "proxy-pass", "proxy-cacert", "preproxy", "noproxy", "socks5"),
        *("socks5-hostname", "socks4", "interface", "stderr", "oauth2-bearer", "aws-sigv4", "login-options"),
        *("delegation", "tlsuser", "tlspassword", "tls-max", "ciphers", "resolve", "connect-to", "limit-rate"),
        *("max-redirs", "dump-header", "trace", "trace-ascii", "range", "form-string", "data-urlencode"),
        *("url-query", "local-port", "keepalive-time", "speed-limit", "speed-time", "unix-socket", "pinnedpubkey"),
        *("crlfile", "engine", "netrc-file", "output-dir", "variable", "dns-servers", "proxy-tlsuser"),
        *("proxy-tlspassword", "key-passwd", "proxy-key-passwd", "http-user", "http-password", "password"),
        *("ftp-user", "ftp-password", "proxy-password", "timeout", "tries", "certificate", "private-key"),
        *("ca-certificate", "load-cookies", "save-cookies", "output-document", "directory-prefix"),
    )
)
_LETTERS_OF_CURL = frozenset("XHduoAbemxFTwKcEUCDPQrtYyz")
"""Short options that take a value."""
_LETTERS_OF_WGET = frozenset("OoaeiBtTwQPUlARDIX")


def options_of(words: list[Word]) -> Iterator[tuple[str, Word]]:
    """The options of a command that have a value, each with it; what belongs to no option has an empty name.

    `-G` of curl, which has none, comes with itself.
    """
    is_wget = words[0].text.startswith("wget")
    letters = _LETTERS_OF_WGET if is_wget else _LETTERS_OF_CURL
    queue = iter(words[1:])
    for word in queue:
        text = word.text
        if not text.startswith("-") or text == "-":
            yield "", word
            continue
        if text.startswith("--"):
            option, equals, _ = text.partition("=")
            value = word.after(len(option) + 1) if equals else None
            takes = option in DATA or option in _WITH_VALUE or option in ("--request", "--header", "--url", "--method")
            at = 0
        else:
            at = next((at for at in range(1, len(text)) if text[at] in letters), 0)
            option, takes = f"-{text[at]}", at > 0
            value = word.after(at + 1) if 0 < at < len(text) - 1 else None
        if not is_wget and (text == "--get" or ("G" in text[: at or None] and not text.startswith("--"))):
            yield "-G", word
        if takes and value is None:
            value = next(queue, None)
        if takes and value is not None:
            yield option, value


def header_of(header: Word, name: str) -> Word | None:
    """The value of a header, where it has this name."""
    label, colon, content = header.text.partition(":")
    if not colon or label.strip().lower() != name:
        return None
    return header.after(len(label) + 1 + len(content) - len(content.lstrip()))
