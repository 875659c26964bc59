"""Whether a comment is the label of the value beside it, or a remark that only mentions what it names.

`# Seoul` and `# AWS, where the lessons go` are labels; `# closest to Seoul` and `# moved from AWS` are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_TOKEN = r"(?P<word>[^\W_]+)|(?P<end>[,;:!]|\.(?=\s|\Z)|\s[-\u2013\u2014]+\s)|(?P<other>[^\s\w]|_)"
_KEY_WORD = r"[A-Z]?[a-z]+|[A-Z]+"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ARTICLES = _words("the a an in this is it its we use uses using set here so now i e ie means meaning at on")
_NOUNS = _words(
    "only mode type kind stream streams streaming channel channels layout profile region regions area zone cloud"
    " storage bucket vendor provider service recording recordings recorder scene quality encryption algorithm"
)
_PLACES = _words(
    "us usa uk eu ap cn na sa me af il east west north south central northeast northwest southeast southwest asia"
    " pacific europe america american china mainland africa middle city state dc korea japan germany england france"
    " ireland india australia brazil canada sweden italy israel indonesia malaysia aws amazon gcp google azure"
    " microsoft alibaba aliyun tencent huawei baidu"
)
_FILLERS = _ARTICLES | _NOUNS | _PLACES
"""Words that may stand beside a name in a label without changing what it says."""
_NO_NOUNS = _words("audio video uid")
"""Words of keys that change it."""
_LASTING = _words("after for of time out timeout max duration long length limit second seconds then")
_OF_FIELD = {
    "maxIdleTime": _words(
        "stop stops stopped leave leaves left exit exits end ends quit quits close closes idle with without when if no"
        " nobody any anyone users user streams hosts host people participants empty silence absence inactivity wait"
        " waits recording recorder channel"
    ),
    "resourceExpiredHour": _words("resource valid validity lifetime expire expires expiry"),
    "captureInterval": _words(
        "every one once take takes a picture pictures shot screenshot screenshots snapshot snapshots per each"
    ),
    "maxVideoDuration": _words("file files slice slices split every each per mp4 video"),
    "maxRecordingHour": _words("stop stops end ends recording page web"),
    "readyTimeout": _words("page load loading loaded ready wait waits"),
}
"""Words that may stand beside a number of minutes which is that of the field."""


def is_label(comment: str, names: Iterable[str], value: object, key: str) -> bool:
    """Whether a comment has nothing but these names, in words, up to its first comma or the like.

    What stands before the name may be the country, the vendor or the field, set apart in any way.
    """
    allowed = _FILLERS | {str(value).lower()} | (set(map(str.lower, re.findall(_KEY_WORD, key))) - _NO_NOUNS)
    named = {tuple(name.split()) for name in names}
    for clause in _clauses(comment):
        rest = _without(clause, named)
        if any(word not in allowed for word in rest):
            return False
        if len(rest) < len(clause):
            return True
    return False


def speaks_of_field(comment: str, key: str) -> bool:
    """Whether a comment with a duration has no words but such as speak of what a duration of the service does."""
    allowed = _ARTICLES | _LASTING | _OF_FIELD.get(key, _LASTING) | set(map(str.lower, re.findall(_KEY_WORD, key)))
    return all(word in allowed for clause in _clauses(comment) for word in clause)


def _clauses(comment: str) -> Iterator[list[str]]:
    """The words of each part of a comment, in lower case; a point behind one letter (`N. Virginia`) ends no part."""
    clause: list[str] = []
    for token in re.finditer(_TOKEN, comment):
        if word := token["word"]:
            clause.append(word.lower())
        elif token["end"] and clause and not (token["end"] == "." and len(clause[-1]) == 1):
            yield clause
            clause = []
    if clause:
        yield clause


def _without(clause: list[str], named: Iterable[tuple[str, ...]]) -> list[str]:
    """The words of a part that belong to none of the names, the longest names first."""
    rest = list(clause)
    for name in sorted(named, key=len, reverse=True):
        for at in range(len(rest) - len(name), -1, -1):
            if tuple(rest[at : at + len(name)]) == name:
                del rest[at : at + len(name)]
    return rest
