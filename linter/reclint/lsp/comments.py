"""What may stand in a comment that speaks to reclint, and what its rules find."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..examples.cards import rule_card
from ..request import KINDS
from ..rules import load
from ..spec import MODES, object_facts
from ..tuples import NamedTuple

_RULES = r"(?:#|//)[ \t]{0,9}reclint:[ \t]{0,9}ignore(?:-file)?\[[\w\-, \t]{0,500}\Z"
_STATED = r"(?:#|//)[ \t]{0,9}reclint:[\w\-= \t]{0,100}[ \t](?P<key>kind|mode)=\Z"
_NAME = r"[a-z][a-z0-9-]{0,99}"


class Word(NamedTuple):
    """A word that may stand somewhere, with a few words and Markdown about it."""

    word: str
    detail: str
    about: str


def words(before: str) -> Iterator[Word]:
    """The words that may follow in a line; none where that is no comment that speaks to reclint."""
    if re.search(_RULES, before):
        for name, rule in load().items():
            yield Word(name, rule.severity.label, rule_card(rule))
    elif stated := re.search(_STATED, before):
        if stated["key"] == "mode":
            yield from (Word(mode, "recording mode", "") for mode in MODES)
        else:
            yield from (Word(kind, "kind of request", object_facts(kind).about) for kind in KINDS)


def rule_at(line: str, column: int) -> tuple[str, int, int] | None:
    """The documentation of the rule at a column of a comment, and the columns of its name."""
    start = line.find("reclint:")
    for name in re.finditer(_NAME, line) if start >= 0 else ():
        if start < name.start() <= column <= name.end() and name[0] in load():
            return rule_card(load()[name[0]]), name.start(), name.end()
    return None
