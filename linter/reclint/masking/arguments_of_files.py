"""What scripts of `cmd`, Makefiles and justfiles give by position: `call :start X`, `$(call start,X)`, `just start X`.

A parameter has the name of what it belongs to in its own: `%1@start`, `$1@start`; those of recipes have names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from ..diagnostic import Span

_OF_CMD = r"%(?:~[A-Za-z]{0,9})?([0-9*])(?![0-9A-Fa-f%])|%%(?:~[A-Za-z]{0,9})?([A-Za-z])(?![A-Za-z0-9])"
_OF_MAKE = r"(?<!\$)\$(?:\(([0-9])\)|\{([0-9@*])\}|([0-9@*]))"
_LABEL = r"(?m)^[ \t]{0,99}:([A-Za-z_][\w.-]{0,99})"
_JUMP = r"(?i)\bgoto[ \t]{1,9}:?([A-Za-z_][\w.-]{0,99})"
_RETURN = r"(?im)^[ \t@(]{0,99}(?:exit\b|goto\b)"
_CALL_OF_CMD = r"(?i)\bcall[ \t]{1,9}:([A-Za-z_][\w.-]{0,99})[ \t,;=]{1,9}"
_CALL_OF_SCRIPT = r"(?i)(?:[\w.-]{1,99}\.(?:bat|cmd)\b|%(?:~[a-z]{0,9})?0)[\"']?[ \t]{1,9}"
_WORD_OF_CMD = r"\"[^\"\r\n]{0,400}\"|[^\s,;=&|<>()\"]{1,400}"
_REST_OF_CMD = r"[^\r\n&|<>]{1,600}"
_SHIFT = r"(?i)\bshift\b"
_LOOP = (
    r"(?i)\bfor[ \t]{1,9}(?:/[a-z][ \t]{1,9}(?:\"[^\"\r\n]{0,99}\"[ \t]{1,9})?){0,3}%%([a-z])[ \t]{1,9}in[ \t]{0,9}"
    r"\(([^()\r\n]{1,600})\)"
)
_DEFINED = (
    r"(?m)^[ \t]{0,99}(?:(?:export|override)[ \t]{1,9}){0,2}"
    r"(?:define[ \t]{1,9}([\w.-]{1,99})|([\w.-]{1,99})[ \t]{0,9}[:?]{0,3}=)"
)
_CALL_OF_MAKE = r"\$[({]call[ \t]{1,9}([\w.-]{1,99})[ \t]{0,9},"
_NAMED_IN_MAKE = r"\$[({](?:foreach|let)[ \t]{1,9}([A-Za-z_]\w{0,99})[ \t]{0,9},"
_SET_IN_MAKE = r"\$[({]eval[ \t]{1,9}([A-Za-z_][\w.-]{0,99})[ \t]{0,9}[:?+!]{0,3}=[ \t]{0,9}"
_CHOICE = r"\$[({](?:or|if|and|strip|subst|patsubst|firstword|lastword|word|filter|filter-out)[ \t]"
_SIGN = r"[(){},]"
_LONGEST = 600
_DEFAULT = (
    r"(?:\"[^\"\r\n]{0,300}\"|'[^'\r\n]{0,300}'"
    r"|\((?:[^()\r\n]|\([^()\r\n]{0,200}\)){0,300}\)|[\w.-]{1,99}(?:\([^()\r\n]{0,200}\))?)"
)
_PARAMETER = rf"[ \t]{{1,9}}[*+]?\$?([A-Za-z_][\w-]{{0,99}})(?:[ \t]{{0,9}}=[ \t]{{0,9}}({_DEFAULT}))?"
_RECIPE = rf"(?m)^@?([A-Za-z_][\w-]{{0,99}})((?:{_PARAMETER}){{1,20}})[ \t]{{0,9}}:(?!=)"
_ALIAS = r"(?m)^alias[ \t]{1,9}([\w-]{1,99})[ \t]{0,9}:=[ \t]{0,9}([\w-]{1,99})"
_CALL_OF_RECIPE = (
    r"(?:\bjust(?:[ \t]{1,9}-[^\s]{1,99}){0,4}[ \t]{1,9}"
    r"|just_executable\(\)[ \t]{0,9}\}\}[\"']?[ \t]{1,9}|\([ \t]{0,9})([A-Za-z_][\w-]{0,99})[ \t]{1,9}"
)
_WORD_OF_RECIPE = r"\"[^\"\r\n]{0,400}\"|'[^'\r\n]{0,400}'|\([^()\r\n]{0,300}\)|[^\s\"'();&|]{1,400}"
_REST_OF_RECIPE = r"(?:\"[^\"\r\n]{0,400}\"|'[^'\r\n]{0,400}'|\([^()\r\n]{0,300}\)|[^\r\n\"'();&|]){1,600}"
_SET_OF_JUST = r"--set[ \t]{1,9}([A-Za-z_][\w-]{0,99})[ \t]{1,9}"
_NEXT_AT_MARGIN = r"(?m)^[^\s#]"
_MOST = 40
"""Arguments of one call."""


class Arguments:
    """The arguments that are given by position, and the parameters that take them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.is_cmd = "%" in text and any(re.search(form, text) for form in (_CALL_OF_CMD, _LOOP, _CALL_OF_SCRIPT))
        self.is_make = "$(" in text or "${" in text
        self.given: dict[str, list[Span]] = {}
        self._scopes: list[tuple[int, int, str]] = []
        """Where the variables of make and the recipes of just begin and end, with their names."""
        if self.is_cmd:
            self._of_cmd()
        if self.is_make:
            self._of_make()
        if "{{" in text or "$" in text:
            self._of_just()

    def whole(self, span: Span) -> Span:
        """A stretch up to the bracket that closes what make puts in at its end."""
        opened = self.text.rfind("$", span.start, span.end)
        if opened < 0 or self.text[opened + 1 : opened + 2] not in ("(", "{"):
            return span
        parts = self._parts(opened + 2)
        return Span(span.start, max(span.end, parts[-1].end + 1)) if parts else span

    def names_in(self, span: Span) -> Iterator[str]:
        """The parameters that are used in a stretch."""
        if self.is_cmd:
            for use in re.compile(_OF_CMD).finditer(self.text, span.start, span.end):
                yield f"%%{use[2]}" if use[2] else f"%{use[1]}@{self._label(use.start())}"
        for use in re.compile(_OF_MAKE).finditer(self.text, span.start, span.end) if self._scopes else ():
            yield f"${use[1] or use[2] or use[3]}@{self._scope(use.start())}"

    def choices_in(self, span: Span) -> Iterator[Span]:
        """What the functions of make in a stretch choose from."""
        for choice in re.compile(_CHOICE).finditer(self.text, span.start, span.end) if self.is_make else ():
            parts = self._parts(choice.end())
            if parts:
                yield Span(parts[0].start, parts[-1].end)

    def _add(self, name: str, span: Span) -> None:
        self.given.setdefault(name, []).append(span)

    # cmd

    @cached_property
    def _labels(self) -> list[re.Match[str]]:
        return list(re.finditer(_LABEL, self.text))

    @cached_property
    def _reached(self) -> set[str]:
        """The labels that are reached otherwise than by a call, so that the arguments are those of others."""
        found = {jump[1].lower() for jump in re.finditer(_JUMP, self.text)}
        returns = [one.start() for one in re.finditer(_RETURN, self.text)]
        for before, label in zip(self._labels, self._labels[1:], strict=False):
            number = bisect_right(returns, label.start()) - 1
            if number < 0 or returns[number] < before.start():
                found.add(label[1].lower())
        return found

    def _label(self, at: int) -> str:
        number = bisect_right(self._labels, at, key=re.Match.start) - 1
        name = self._labels[number][1].lower() if number >= 0 else ""
        return "" if name in self._reached else name

    def _of_cmd(self) -> None:
        text = self.text
        is_shifted = re.search(_SHIFT, text) is not None
        for call in re.finditer(_CALL_OF_CMD, text):
            words = self._words(call.end(), _REST_OF_CMD, _WORD_OF_CMD)
            for scope in (call[1].lower(), "") if self._reached else (call[1].lower(),):
                self._by_number(f"%{{}}@{scope}", words, is_shifted=is_shifted)
        for call in re.finditer(_CALL_OF_SCRIPT, text):
            self._by_number("%{}@", self._words(call.end(), _REST_OF_CMD, _WORD_OF_CMD), is_shifted=False)
        for loop in re.finditer(_LOOP, text):
            self._add(f"%%{loop[1]}", Span(*loop.span(2)))

    def _by_number(self, form: str, words: list[Span], *, is_shifted: bool) -> None:
        for number, word in enumerate(words, 1):
            self._add(form.format("*"), word)
            self._add(form.format("@"), word)
            for place in range(1, number + 1) if is_shifted else (number,):
                self._add(form.format(place), word)

    def _words(self, at: int, rest: str, word: str) -> list[Span]:
        found = re.compile(rest).match(self.text, at)
        if found is None:
            return []
        return [Span(*one.span()) for one in re.compile(word).finditer(self.text, *found.span())][:_MOST]

    # make

    def _of_make(self) -> None:
        text = self.text
        for call in re.finditer(_CALL_OF_MAKE, text):
            self._by_number(f"${{}}@{call[1]}", self._parts(call.end()), is_shifted=False)
        for named in re.finditer(_NAMED_IN_MAKE, text):
            for part in self._parts(named.end())[:1]:
                self._add(named[1], part)
        for setting in re.finditer(_SET_IN_MAKE, text):
            parts = self._parts(setting.end())
            if parts:
                self._add(setting[1], Span(parts[0].start, parts[-1].end))
        heads = [(head.start(), head[1] or head[2]) for head in re.finditer(_DEFINED, text)]
        ends = [*(start for start, _ in heads[1:]), len(text)]
        self._scopes += [(start, end, name) for (start, name), end in zip(heads, ends, strict=False)]

    def _parts(self, at: int) -> list[Span]:
        """The parts of a function of make between commas, up to the bracket that closes it."""
        found: list[Span] = []
        start, depth = at, 0
        for sign in re.compile(_SIGN).finditer(self.text, at, min(len(self.text), at + _LONGEST)):
            if sign[0] in "({":
                depth += 1
            elif sign[0] in ")}":
                depth -= 1
            if depth < 0 or (depth == 0 and sign[0] == ","):
                found.append(Span(start, sign.start()))
                start = sign.end()
            if depth < 0 or len(found) >= _MOST:
                break
        return found

    # just

    def _of_just(self) -> None:
        text = self.text
        recipes: dict[str, list[str]] = {}
        for recipe in re.finditer(_RECIPE, text):
            names = recipes.setdefault(recipe[1], [])
            for parameter in re.compile(_PARAMETER).finditer(text, *recipe.span(2)):
                names.append(parameter[1])
                if parameter[2]:
                    self._add(parameter[1], Span(*parameter.span(2)))
            behind = re.compile(_NEXT_AT_MARGIN).search(text, recipe.end())
            self._scopes.append((recipe.start(), behind.start() if behind else len(text), recipe[1]))
        for alias in re.finditer(_ALIAS, text) if recipes else ():
            if alias[2] in recipes:
                recipes[alias[1]] = recipes[alias[2]]
        for call in re.finditer(_CALL_OF_RECIPE, text) if recipes else ():
            names = recipes.get(call[1], [])
            words = self._words(call.end(), _REST_OF_RECIPE, _WORD_OF_RECIPE) if names else []
            for number, word in enumerate(words):
                self._add(names[min(number, len(names) - 1)], word)
                self._add(f"${number + 1}@{call[1]}", word)
                self._add(f"$@@{call[1]}", word)
        for setting in re.finditer(_SET_OF_JUST, text):
            for word in self._words(setting.end(), _REST_OF_RECIPE, _WORD_OF_RECIPE)[:1]:
                self._add(setting[1], word)
        self._scopes.sort()

    def _scope(self, at: int) -> str:
        number = bisect_right(self._scopes, at, key=lambda scope: scope[0]) - 1
        return self._scopes[number][2] if number >= 0 and at < self._scopes[number][1] else ""
