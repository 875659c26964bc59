"""Bodies that a script of `cmd` sets a variable to and sends: `set "BODY={…}"`, `curl -d "%BODY%"`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from .gaps import Change
from .ours import names_request

_SET = r"(?im)^[ \t]{0,99}(@?[ \t]{0,9}set[ \t]{1,9}(\"?)([A-Za-z_]\w{0,99})=)(?=[ \t]{0,9}\{)([^\r\n]{1,50000})"
_ANY_SET = r"(?i)\bset[ \t]{1,9}(?:/[ap][ \t]{1,9})?\"?([A-Za-z_]\w{0,99})="
_SENT = r"(?i)[ \t](?:-d|--data(?:-raw|-binary)?|--json)[ \t]{1,9}(\"%([A-Za-z_]\w{0,99})%\")(?=\s|\Z)"
_USED = r"[%!]([A-Za-z_]\w{0,99})[%!:]"
_SPECIAL = ("^", "!", "`", "$")
"""What `cmd` makes something else of, or a shell would."""
_JOINING = ("&", "|", "<", ">")
_LONE_BACKSLASH = r"\\(?!\")"
_SIGN = r"\"\"(?=[^\"]|\Z)"


def changes(text: str) -> Iterator[Change]:
    """What is replaced, so that variables with bodies are those of a shell."""
    if not names_request(text):
        return
    sets = Counter(found[1].upper() for found in re.finditer(_ANY_SET, text))
    uses = Counter(found[1].upper() for found in re.finditer(_USED, text))
    sent: dict[str, list[re.Match[str]]] = {}
    for one in re.finditer(_SENT, text):
        sent.setdefault(one[2].upper(), []).append(one)
    for setting in re.finditer(_SET, text):
        name = setting[3].upper()
        own = sent.get(name, [])
        if sets[name] != 1 or not own or uses[name] != len(own):
            continue
        start, end = setting.span(4)
        value = setting[4]
        if setting[2]:
            closing = value.rfind('"')
            if closing < 0 or value[closing + 1 :].strip():
                continue
            value = value[:closing]
        elif any(sign in value for sign in _JOINING):
            continue
        if any(sign in value for sign in _SPECIAL) or re.search(_LONE_BACKSLASH, value):
            continue
        yield *setting.span(1), f'{name}="'
        yield from ((start + sign.start(), start + sign.end(), '\\"') for sign in re.finditer(_SIGN, value))
        yield start + len(value), end, '"'
        for one in own:
            yield *one.span(1), f'"${{{name}}}"'
