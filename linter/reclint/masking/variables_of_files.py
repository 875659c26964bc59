"""What is secret in request files, Makefiles, Dockerfiles and templates: the values of variables in secret places.

`@key = X` is secret where the body has `"secretKey": "{{key}}"`, and so is `KEY := X` where a recipe has `$(KEY)`. What
is set is masked to the end of its line. Scripts are followed in `variables_of_shell`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Container, Iterable, Iterator
from typing import TYPE_CHECKING

from ..diagnostic import Span
from .names import is_secret_header, is_secret_key

if TYPE_CHECKING:
    from .arguments_of_files import Arguments

_KEY = r"(?<![\w$-])([A-Za-z_][\w-]{0,80})\\{0,3}[\"']?[ \t]{0,9}(?::=?|=)[ \t]{0,9}"
_VALUE = r"[\\\"']{0,8}[^\"'\\,\r\n]{1,300}"
"""What stands behind a key, up to the quote that closes it or the end of its line."""
_BRACED = (
    r"\$?\{\{([^{}\r\n]{1,200})\}\}|\$\(([A-Za-z_][\w.-]{0,99})\)|%([A-Za-z_]\w{0,99})(?::[^%\r\n]{1,99})?%"
    r"|!([A-Za-z_]\w{0,99})(?::[^!\r\n]{1,99})?!"
)
"""`{{name}}`, `{{ env.name }}`, `${{ vars.name }}`, `$(name)`, `%name%`, `!name!`."""
_BRACES = ("{{", "$(", "%", "!")
"""One of these is in any text that uses such a variable."""
_WORD = r"[A-Za-z_][\w.-]{0,99}"
_USER_PART = r"://([^/\s\"'@]{1,300})@"
_PLAIN = r"\$\{?(?:env:)?([A-Za-z_]\w{0,99})"
_LINE = r"(?:[^\r\n\\^]|[\\^](?:\r?\n)?){1,4000}"
"""The rest of a line, and of those that a backslash joins to it."""
_HERE_STRING = r"@(['\"])[ \t]{0,9}\r?\n(?:[^\r\n]{0,400}\r?\n){0,40}?\1@"
"""A text of PowerShell over lines."""
_STRING = r"\\{0,3}\"(?:[^\"\\\r\n]|\\.){1,4000}\""
_SET_IN_LINE = (
    r"(?m)^[ \t]{0,99}(?:-[ \t]{1,9})?(?:[\w./%-]{1,99}[ \t]{0,9}::?[ \t]{1,9})?"
    r"(?:(?:export|override|private|ENV|ARG|env|arg|set|SET|const|let|var)[ \t]{1,9}){0,3}"
    r"(?:\[[\w.]{1,60}\][ \t]{0,9})?[\"']?(?:@|exports\.|\$(?:env:)?)?([A-Za-z_][\w.-]{0,99})[\"']?"
    r"([ \t]{0,9}[:?+!]{0,3}=|[ \t]{0,9}:(?=[ \t]))[ \t]{0,9}(?=[^\s=])"
)
"""A variable of a request file, of make, Docker, `cmd` or PowerShell, or a key of YAML, before its value."""
_SET_BY_WORD = (
    r"(?m)^[ \t]{0,99}(?:(?:(?i:ENV|ARG)|setx)[ \t]{1,9}|(?:#|//)[ \t]{0,9}@(?:[a-z]{1,20}[ \t]{1,9})?)"
    r"([A-Za-z_][\w.-]{0,99})(?:[ \t]{1,9}(?:=[ \t]{0,9})?|=)(?=[^\s=])"
)
"""`ENV NAME value`, `setx NAME value`, `# @prompt name value`."""
_SET_ELSEWHERE = (
    r"(?i)\bset[ \t]{1,9}\"?([A-Za-z_]\w{0,99})=(?=\S)"
    r"|\b(?:const|let|var)[ \t]{1,9}([A-Za-z_]\w{0,99})[ \t]{0,9}=[ \t]{0,9}(?=[^\s=])"
    r"|--variable[ \t]{1,9}[\"']?([A-Za-z_]\w{0,99})=(?=\S)"
    r"|\bSet-Variable[ \t]{1,9}(?:-Name[ \t]{1,9})?[\"']?([A-Za-z_]\w{0,99})[\"']?[ \t]{1,9}(?:-Value[ \t]{1,9})?(?=\S)"
)
"""In the midst of a line, a variable of `cmd` or PowerShell."""
_PARAMETER = r"[ \t]([A-Za-z_]\w{0,99})=(?=([\"'])[^\"'\r\n]{1,300}\2)"
"""A parameter of a recipe with what it is where nothing is given."""
_LONE_WORD = r"(?<![\w\"'$%{.-])[A-Za-z_][\w-]{0,99}(?![\w\"'(%}])"
"""In what is set, the name of another variable: `key := 'a' + other`."""
_EXPRESSION = r"(?::=|\bexports\.[\w.]{1,99}[ \t]{0,9}=)([^\r\n]{1,400})"
_IN_QUOTES = r"[\"'][^\"'\r\n]{1,300}[\"']"
_NAMED = (
    r"\b(?:name|key)[\"']?[ \t]{0,9}:[ \t]{0,9}[\"']?([A-Za-z_][\w.-]{0,99})(?:[\"']?,?\s{1,99}|[\"'],\s{0,99})"
    r"[\"']?value[\"']?[ \t]{0,9}:[ \t]{0,9}(?=\S)"
)
_OBJECT = r"\{([^{}]{1,600})\}"
_KEY_IN_OBJECT = r"\\{0,3}\"(?:key|name|id)\\{0,3}\"[ \t]{0,9}:[ \t]{0,9}\\{0,3}\"([A-Za-z_][\w.-]{0,99})\\{0,3}\""
_VALUE_IN_OBJECT = r"\b(?:initial|current)?[vV]alue\\{0,3}\"[ \t]{0,9}:[ \t]{0,9}\\{0,3}\"([^\"\r\n]{1,400})"
"""The value of a variable in a collection of requests."""
_SET_BEHIND = r"[ \t]([A-Za-z_]\w{0,99})=(?=\S)"
"""A further variable of one line."""
_SET_BY_CALL = (
    r"\bset(?:Var)?\([ \t]{0,9}\\{0,3}[\"'`]([A-Za-z_][\w.-]{0,99})\\{0,3}[\"'`]"
    r"[ \t]{0,9},[ \t]{0,9}(?=([^\r\n]{1,200}))"
)
_DEFINED = (
    r"(?m)^[ \t]{0,99}(?:(?:export|override)[ \t]{1,9}){0,2}define[ \t]{1,9}([A-Za-z_][\w.-]{0,99})[^\r\n]{0,20}\r?\n"
)
_END_OF_DEFINED = r"(?m)^[ \t]{0,99}(?:endef|(?:(?:export|override)[ \t]{1,9}){0,2}define)\b"
_FEW = 20
"""Variables of which it is asked first whether they stand in the text once more."""
_OF_SHELL = r"[ \t]{0,99}(?:export[ \t]{1,9})?[A-Za-z_]\w{0,99}\+?=\Z"
_IN_BRACES = (
    r"[{,][ \t]{0,9}(?:[\"']?([A-Za-z_]\w{0,99})[\"']?[ \t]{0,9}:[ \t]{1,9}(?=[^\s{\[])"
    r"|\"([A-Za-z_][\w.-]{0,99})\":(?=\"))"
)
"""A key of YAML or JSON between braces."""
_UNTIL_COMMA = r"[^,}\r\n]{1,400}"
_OF_DOCKER = r"[ \t]{0,99}(?i:ENV|ARG)[ \t]"


def values_of_variables(text: str, fed: Iterable[Span]) -> Iterator[Span]:
    """The values that variables bring to secret places; `fed` are places that are secret by themselves."""
    used = _names_in(text)
    if _stand_once(used, text) and not any(sign in text for sign in _GIVING):
        return
    from .arguments_of_files import Arguments  # few files give anything by position

    wanted: dict[str, bool] = {}
    arguments = Arguments(text)
    for setting in re.finditer(_SET_BY_CALL, text):
        if is_secret_header(setting[1]):
            wanted |= dict.fromkeys(re.findall(_LONE_WORD, setting[2]), True)
    for span in map(arguments.whole, (*_uses(text), *fed)):
        wanted |= dict.fromkeys(arguments.names_in(span), True)
        yield from arguments.choices_in(span)
        cut_off = re.compile(_BRACED).match(text, max(span.end - 1, span.start))  # an option ends at a bracket
        for name, is_braced in _names_in(text[span.start : cut_off.end() if cut_off else span.end]).items():
            wanted[name] = wanted.get(name, False) or is_braced
    if _stand_once(wanted, text) and not any(name in arguments.given for name in wanted):
        return
    set_to = _set_to(text, used.keys() | _lone_words(text, arguments))
    for name, spans in arguments.given.items():
        set_to.setdefault(name, []).extend((span, False) for span in spans)
    pending = list(wanted)
    while pending:
        name = pending.pop()
        for value, is_of_shell in set_to.get(name, ()):
            written = text[value.start : value.end]
            if is_of_shell and not wanted[name]:
                continue  # followed word by word elsewhere
            found = _names_in(written) | dict.fromkeys(arguments.names_in(value), True)
            found |= {word: True for word in re.findall(_LONE_WORD, written) if word in set_to}
            pending += [other for other in found if other not in wanted]
            for other, is_braced in found.items():
                wanted.setdefault(other, is_braced)
            if not re.fullmatch(_BRACED, written.strip(_QUOTES)):
                yield value


_QUOTES = "\"'` \t;"
_GIVING = ("call ", "CALL ", "Call ", "%1", "%~", "%*", "%%", "$1", "${1", "$(", "set(")
"""One of these is in any text that gives something by position, or by a call."""


def _stand_once(names: Collection[str], text: str) -> bool:
    """Whether variables are used in a text and nowhere set; of many it is not asked."""
    return len(names) <= _FEW and not any(text.count(name) > 1 for name in names)


def _uses(text: str) -> Iterator[Span]:
    """What stands behind the secret keys and headers of a text."""
    for key in re.finditer(_KEY, text):
        if (is_secret_key(key[1]) or is_secret_header(key[1])) and (value := re.compile(_VALUE).match(text, key.end())):
            yield Span(*value.span())
    for named in re.finditer(_NAMED, text):
        if is_secret_key(named[1]) and (value := re.compile(_VALUE).match(text, named.end())):
            yield Span(*value.span())
    for setting in re.finditer(_SET_BY_CALL, text):
        if is_secret_header(setting[1]):
            yield Span(*setting.span(2))
    for user in re.finditer(_USER_PART, text) if "@" in text else ():
        yield Span(*user.span(1))


def _names_in(text: str) -> dict[str, bool]:
    """The variables in a stretch, each with whether it has a form that shells do not have."""
    found = {name[1]: False for name in re.finditer(_PLAIN, text)}
    for name in re.finditer(_BRACED, text) if any(sign in text for sign in _BRACES) else ():
        for word in re.findall(_WORD, name[1]) if name[1] else (name[2] or name[3] or name[4],):
            found[word] = found[word.rpartition(".")[2]] = True
    return found


def _lone_words(text: str, arguments: Arguments) -> set[str]:
    """The words without quotes in what is set and given, which may be the names of variables."""
    stretches = [found.span(1) for found in re.finditer(_EXPRESSION, text)]
    stretches += [found.span(2) for found in re.finditer(_SET_BY_CALL, text)]
    stretches += [(span.start, span.end) for spans in arguments.given.values() for span in spans]
    return {word for start, end in stretches for word in re.compile(_LONE_WORD).findall(text, start, end)}


def _in_objects(text: str) -> Iterator[tuple[str, Span]]:
    """What the variables of a collection are set to."""
    for found in re.finditer(_OBJECT, text) if "alue" in text else ():
        for name in re.compile(_KEY_IN_OBJECT).findall(text, *found.span(1))[:2]:
            for value in re.compile(_VALUE_IN_OBJECT).finditer(text, *found.span(1)):
                yield name, Span(*value.span(1))


def _between_braces(text: str) -> Iterator[tuple[str, Span]]:
    """What keys between braces are set to."""
    for key in re.finditer(_IN_BRACES, text):
        if value := re.compile(_STRING).match(text, key.end()) or re.compile(_UNTIL_COMMA).match(text, key.end()):
            yield key[1] or key[2], Span(*value.span())


def _set_to(text: str, used: Container[str]) -> dict[str, list[tuple[Span, bool]]]:
    """What each variable that is used is set to, with whether the line may be one of a shell script."""
    found: dict[str, list[tuple[Span, bool]]] = {}

    def add(name: str, start: int, *, is_of_shell: bool = False, is_in_json: bool = False) -> None:
        if name not in used:
            return
        forms = (_HERE_STRING, _STRING, _LINE) if is_in_json else (_HERE_STRING, _LINE)
        if value := next(filter(None, (re.compile(form).match(text, start) for form in forms)), None):
            found.setdefault(name, []).append((Span(*value.span()), is_of_shell))

    for line in re.finditer(_SET_IN_LINE, text):
        is_of_docker = re.match(_OF_DOCKER, line[0]) is not None
        add(line[1], line.end(), is_of_shell=re.match(_OF_SHELL, line[0]) is not None)
        if is_of_docker:
            value = re.compile(_LINE).match(text, line.end())
            for behind in re.compile(_SET_BEHIND).finditer(text, line.end(), value.end() if value else line.end()):
                add(behind[1], behind.end())
    for pattern in (_SET_BY_WORD, _SET_BY_CALL, _NAMED):
        for word in re.finditer(pattern, text):
            add(word[1], word.end(), is_in_json=True)
    for word in re.finditer(_SET_ELSEWHERE, text):
        add(next(filter(None, word.groups())), word.end())
    from .shell_inputs import set_anywhere

    for is_of_shell, pairs in ((False, _in_objects(text)), (True, set_anywhere(text)), (False, _between_braces(text))):
        for name, span in pairs:
            if name in used:
                found.setdefault(name, []).append((span, is_of_shell))
    for parameter in re.finditer(_PARAMETER, text):
        if value := re.compile(_IN_QUOTES).match(text, parameter.end()):
            found.setdefault(parameter[1], []).append((Span(*value.span()), False))
    ends = [end.start() for end in re.finditer(_END_OF_DEFINED, text)]  # or the next begins
    for defined in re.finditer(_DEFINED, text):
        end = bisect_left(ends, defined.end())
        span = Span(defined.end(), ends[end] if end < len(ends) else len(text))
        found.setdefault(defined[1], []).append((span, False))
    return found
