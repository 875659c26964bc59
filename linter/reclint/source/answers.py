"""What the words of a test say of an answer: that a request is refused (`status == 400`), or that it is accepted.

Programs, scripts, collections of requests and `.http` files say so in the same words.
"""

from __future__ import annotations

import re

_HUMPS = r"(?<=[a-z0-9])(?=[A-Z])"
_BLANKS = r"\s+(?![A-Za-z0-9_])|(?<![A-Za-z0-9_])\s+"
"""Blanks that do not keep two words apart."""
_NO_NEGATIONS = r"not_?(?:found|acceptable|allowed|implemented|modified)(?![a-z])"
"""Names of answers that begin with `not`."""
_NOT = r"!=|<>|-ne(?![a-z])|!(?!=)|(?<![a-z])(?:not|isnt|nt|ne|refute|unlike|differs?)(?![a-z])"
_NAMES_STATUS = r"(?<![a-z])(?:status|statuscode|http|code)(?![a-z])|\.expect\([\"']?[0-9]"
_REFUSING = (
    r"(?<![a-z])(?:bad_?request|unprocessable|client_?error|(?:is_?)?4xx|http_?4[0-9]{2}|assert_invalid"
    r"|json_validation_errors?|unauthori[sz]ed|forbidden|have_occurred|match_error|(?:session_)?has_errors|has_message(?:_\w{1,20})?"
    r"|response_4[0-9]{2})(?![a-z])"
)
"""Names of answers to what is refused."""
_ACCEPTING = (
    r"(?<![a-z])(?:is_?ok|(?:be|assert|status|assert_is)_?ok|(?:status|codes)\.ok|(?:is|status|assert)_?created|status\.created"
    r"|http_?20[0-9]|(?:is_?)?2xx|(?:is_|assert_)?successful|succeed|no_?error)(?![a-z])"
)
_NUMBER_4 = r"(?<![\w.])4[0-9]{2}(?![\w.%])|match\w*\([/\"'r]{1,2}\^?4"
_NUMBER_2 = r"(?<![\w.])2[0-9]{2}(?![\w.%])"
_OR_EQUAL = r"(?:_?(?:than_?)?(?:or_?)?(?:equals?)?(?:_?to)?)"
_BOUND = r"[\"']?(?:4[0-9]{2}|399|300|299)(?![0-9])"
_BELOW = rf"(?:<=?|-l[te] ?|(?:less|below|lte?|at_?most|most){_OR_EQUAL}\((?:[^(),]{{1,60}},)?){_BOUND}"
_ABOVE = rf"(?:>=?|-g[te] ?|(?:greater|above|gte?|at_?least|least){_OR_EQUAL}\(){_BOUND}|(?<![\w.])4[0-9]{{2}}<=?"
_IS = r"[\"'\])]{0,4}(?:===?|=>|:|,|\)(?:\.[a-z_]{1,30}){1,5}\()[\"']?"
"""What stands between a name and what it is said to be."""
_FLAG = rf"(?<![a-z])(?:ok|success|successful|valid|is_valid|passed|accepted){_IS}(true|false)(?![a-z])"
_ERRORS = r"(?<![a-z])errors?[\"']?(?:=>|:)(?:\[[\"'a-z({]|[\"'][a-z])"
_NAMED = r"[\"']errors?[\"'](?:not )?in(?![a-z])"
_EXIT = rf"(?<![a-z])(?:exit_?code|return_?code|exit_?status|error_?level)(?:{_IS}|!==?)([0-9])(?![0-9])"
_OWN_CODE = rf"(?<![a-z_])(?:code|error_?code|err_?no){_IS}2(?![0-9])"
"""The code of the service for a body that is wrong."""
_INSTANCE = (
    r"(?<![a-z])(?:instance_?of|isinstance|is_instance|be_an?)\W{1,40}(?:\w{1,60}\W{1,3}){0,4}?"
    r"\w{0,60}(?:error|exception)(?![a-z])"
)
_FINDINGS = (
    r"(?<![a-z])(?:validate|check|lint|verify)\w{0,30}\([^()]{0,80}\)"
    r"(?:===?|,|\)(?:\.[a-z_]{1,30}){1,5}\()[\[({]{1,3}[\"'a-z]"
)
"""A function that gives what is wrong, and a list or an object of that."""
_LONGEST = 1_000


def says(text: str) -> bool | None:
    """Whether the words of an assertion say that a request is refused; False for accepted, None for neither."""
    words = re.sub(_BLANKS, "", re.sub(_HUMPS, "_", text[:_LONGEST]).lower())
    words = re.sub(_NO_NEGATIONS, "4xx", words)
    is_negated = len(re.findall(_NOT, words)) % 2 == 1
    found = _without_negation(words)
    return found if found is None or not is_negated else not found


def _without_negation(words: str) -> bool | None:
    if (flag := re.search(_FLAG, words)) is not None:
        return flag[1] == "false"
    if (code := re.search(_EXIT, words)) is not None:
        return code[1] != "0"
    names_status = re.search(_NAMES_STATUS, words) is not None
    if names_status and re.search(_ABOVE, words):
        return True
    if names_status and re.search(_BELOW, words):
        return False
    is_refusing = re.search(_REFUSING, words) or (names_status and re.search(_NUMBER_4, words))
    is_accepting = re.search(_ACCEPTING, words) or (names_status and re.search(_NUMBER_2, words))
    if is_refusing or is_accepting:
        return None if is_refusing and is_accepting else bool(is_refusing)
    told = (_ERRORS, _NAMED, _OWN_CODE, _INSTANCE, _FINDINGS)
    return True if any(re.search(pattern, words) for pattern in told) else None
