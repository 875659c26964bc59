"""Examples that show what is wrong, by their names, titles and headings: `invalidUid`, "Bad request", "Wrong:"."""

from __future__ import annotations

import re

REASON = "it is shown as an example of what is wrong"
_WORD = (
    r"(?:invalid|wrong|incorrect|malformed|broken|faulty|erroneous|unsupported|illegal|rejected|refused|unprocessable"
    r"|disallowed|failing|unacceptable)"
)
_NAME = rf"(?<![a-z])(?:{_WORD}|bad|missing|fails?|failed|failure|mistakes?|not_(?:valid|allowed))(?![a-z])"
"""What the name of an example says."""
_HUMPS = r"(?<=[a-z0-9])(?=[A-Z])|[-. ]"
_REQUEST = (
    r"(?:requests?|bod(?:y|ies)|payloads?|examples?|inputs?|calls?|values?|types?|json|parameters?|fields?|usage|code"
    r"|config\w{0,10}|way|uid|cname|region|vendor|mode|token|storage|bucket|layout|settings?|use|version"
    r"|(?-i:[a-z]{2,20}[A-Z]\w{1,30}))"
)
"""What a title speaks of."""
_ALONE = r"\W{0,3}\Z|\s{0,3}[:(\u2014\u2013]"
_WORDS = r"(?:[\w`]{1,20}\s{1,3}){0,3}"
_TITLE = (
    r"(?i)\A[\W_]{0,9}(?:[\u274c\u2717\u2718\u26d4\U0001f6ab\U0001f44e]"
    r"|(?:(?:an?|the|example of an?|examples? of|some)\s{1,3})?"
    rf"(?:{_WORD}(?:{_ALONE}|\s{{1,3}}{_WORDS}`?{_REQUEST}`?(?:\s{{1,3}}[\w`]{{1,20}}){{0,3}}(?:{_ALONE}))"
    r"|(?:bad|(?:common )?mistakes?|do not(?: do this)?|don'?t(?: do this)?|anti-?patterns?|not like this"
    rf"|what not to do|will fail|fails?|avoid(?: this)?)(?:{_ALONE}|\s{{1,3}}{_REQUEST}(?:{_ALONE}))))"
)
"""A title that says so, and little else."""
_OF_TEST = (
    r"(?i)\A\W{0,9}(?:it |test )?(?:rejects?|refuses?|fails?)\b(?! over)"
    r"|\b(?:should|must|has to|will) (?:be (?:rejected|refused)|fail(?! over)|reject|refuse|return an? error)\b"
    r"|\A\W{0,9}(?:returns?|answers?|gives?|expects?) (?:an? )?(?:http )?4[0-9]{2}\b"
    r"|\((?:invalid|wrong|bad|fails|4[0-9]{2})\b[^()]{0,40}\)\W{0,3}\Z"
)
"""What the name of a test says of what it sends."""
_SENTENCE = (
    r"(?i)\b(?:is|are|gets?|was|were|be) (?:always )?"
    rf"{_WORD}\b|\b(?:fail|fails|failed)\b(?! over)"
    r"|\b(?:does not|doesn'?t|won'?t|will not|not) (?:work|pass|validate)\b"
    r"|\b(?:refuses|rejects) (?:it|this|that|the|these)\b|(?<![\w.])4(?:00|22|xx)(?![\w.])"
)
"""What a sentence says of what is wrong."""
_POINTING = r"(?i)\b(?:this|these|following|below)\b|:\W{0,3}\Z"
"""What a sentence speaks of that stands before a block of code."""
_CONDITION = (
    r"(?i)\b(?:if|when|whenever|unless|until|in case|once|after|otherwise|whether|why|retry|instead"
    r"|fix|fixes|correct\w{0,3}|to avoid|so that|or else|may|might|can|could|never|no longer|not (?:fail|be)|so|rare\w*"
    r"|sometimes|usually|mostly|at first|yesterday|before)\b"
)
"""Words of a sentence that does not say so of what follows in any case."""
_RIGHT = (
    r"(?i)[\W_]{0,9}(?:\u2705|(?:the |a )?(?:correct(?:ed|ly)?|right|good|valid|fixed|better|working|do(?! not)|instead"
    r"|solution|fix|accepted|passes)\b)"
)
"""How a title begins that says that what follows is right."""
_LONGEST = 300


def is_named(name: str) -> bool:
    """Whether the name of an example says that it is wrong: `invalidRegion`, `bad_uid`."""
    return re.search(_NAME, re.sub(_HUMPS, "_", name[:_LONGEST]).lower()) is not None


def is_right(title: str) -> bool:
    """Whether a title says that what follows is right: `Correct:`, `Instead, send this`."""
    return re.match(_RIGHT, title.strip()[:_LONGEST]) is not None


def is_told(title: str) -> bool:
    """Whether a title or a sentence before an example says that it is wrong."""
    if is_title(title):
        return True
    last = title[-_LONGEST:]
    is_said = re.search(_SENTENCE, last) is not None and re.search(_POINTING, last) is not None
    return is_said and re.search(_CONDITION, last) is None


def is_name_of_test(name: str) -> bool:
    """Whether the name of a test, or of a request, says that what is sent is refused: `rejects a number as uid`."""
    return is_title(name) or re.search(_OF_TEST, name[:_LONGEST]) is not None


def is_title(title: str) -> bool:
    """Whether a title says that what follows is wrong: `Invalid request`, `Wrong:`, `Bad example`."""
    return re.search(_TITLE, title.strip()[:_LONGEST]) is not None
