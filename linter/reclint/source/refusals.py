"""Requests that tests want to be refused: `! curl --fail …`, `[ "$code" = 400 ] || exit 1`, `have.status(400)`."""

from __future__ import annotations

import re

from ..diagnostic import Span
from .answers import says

REASON = "a test wants the service to refuse it"
_NEAR_BEFORE, _NEAR_BEHIND = 200, 2_000
"""Characters before and behind a command among which a script says what it wants."""
_FAILS_ON_STATUS = r"(?:\A|\s)(?:--fail(?:-with-body)?|-[A-Za-z]{0,8}f[A-Za-z]{0,8})(?=\s|\Z)"
"""Options by which `curl` fails where a request is refused."""
_NEGATED = r"(?:\A|[\r\n;&|({]|\b(?:then|do|else))[ \t]{0,40}!\s{1,9}\Z"
_IF = r"(?:\A|[\r\n;&|({]|\b(?:then|do|else))[ \t]{0,40}(?:el)?if\s{1,9}\Z"
_WANTS_FAILURE = (
    r"(?i)(?:\A|[\s;&|({])(?:(?:expect|assert|should|must)\w{0,20}(?:fail|error|refus|reject)\w{0,20}"
    r"|(?:expect|assert|should|must|check|verify)\w{0,20}\s{1,9}[\"']?4[0-9]{2}[\"']?|run\s{1,3}(?:!|-[1-9][0-9]{0,2}))"
    r"\s{1,9}(?:--\s)?\"?\Z"
)
"""Functions that are given a command which has to fail."""
_RUN = r"\brun\s{1,9}\Z"
_RUN_FAILED = (
    r"\bassert_failure\b|\$\{?status\}?\"?\s{0,3}(?:-ne|!=)\s{0,3}[\"']?0\b"
    r"|\$\{?status\}?\"?\s{0,3}(?:-eq|==?|-gt)\s{0,3}[\"']?[1-9]"
)
_NEXT_RUN = r"(?m)^[ \t]{0,40}run\b"
_FAILURE = r"\b(?:exit|return)\s{1,3}[1-9]|\b(?:fail|die|false|error|abort)\w{0,10}\b"
"""What makes a script fail."""
_THROWS = r"\s{0,20}\}?\s{0,20}\|\s{0,20}Should\s{1,9}-Throw\b"
_THROWN_BEHIND = r"[ \t]{0,9}(?:;|\r?\n)\s{0,99}throw\b"
"""Behind a request that was taken, what lets a test of PowerShell fail."""
_TAKEN = r"(?:\A|[\s;&|({$])([A-Za-z_]\w{0,60})[ ]?=[ ]?\"?(?:\$\(|`)?[ \t]{0,9}\Z"
"""Before a command of which a variable takes the output."""
_PUT_IN = (
    r"((?:\bcase|\[\[?|\btest|\b(?:assert|expect|check|verify|should)\w{0,30}[^\r\n;|&]{0,80})\s{1,9}\"?)\$\(\s{0,9}\Z"
)
_CLOSED = r"[^()\r\n]{0,80}\)\"?"
_GREPPED = (
    r"[ \t\\\r\n]{0,40}\|[ \t]{0,9}(?:tail[^|\r\n]{0,20}\|[ \t]{0,9})?"
    r"grep[ \t]{1,9}(?:-[A-Za-z]{1,6}[ \t]{1,9}){0,4}[\"']?\^?4"
)
"""A command that succeeds where the status is one of what is refused."""
_TEST = (
    r"(?P<loop>\b(?:while|until)\s{1,9})?(?P<if>\b(?:el)?if\s{1,9})?(?P<not>!\s{1,9})?"
    r"(?P<test>\[\[?\s[^\]\r\n]{1,200}\]\]?|\btest\s[^;&|\r\n]{1,200}|\(\([^()\r\n]{1,200}\)\)"
    r"|\b(?i:assert|expect|check|verify|should)[\w.]{0,30}\s[^;&|\r\n]{1,200})"
    r"(?P<behind>\s{0,9};?\s{0,20}then\b|[ \t\\]{0,9}(?:\r?\n)?[ \t]{0,40}(?:\|\||&&))?"
)
_CASE = r"\bcase\s{1,9}\"?\$\{?%s\}?\"?\s{1,9}in\b(?P<branches>(?s:.){0,600}?)\besac\b"
_BRANCH = r"(?P<pattern>[^()\r\n;]{1,60})\)(?P<action>(?:[^;]|;(?!;)){0,300})(?:;;|\Z)"
_OF_4 = r"(?<![0-9])4(?:[0-9?][0-9?]|[0-9]?\*)"
_BLOCK = r"\b(?:else|elif|fi)\b"


_STATEMENTS = r"[\r\n;]+"
_ASSERTS = r"(?i)expect\(|\.to\.(?:have|be)\b|\bshould\b|\btests\[|assert|\A\?\?[ \t]"
"""What a test of Postman or of a request file says what it wants with; `??` is that of httpyac."""
_MOST_STATEMENTS = 200


def is_wanted_by_test(script: str) -> bool:
    """Whether the test behind a request of Postman or of a request file wants that it is refused."""
    statements = [one for one in re.split(_STATEMENTS, script)[:_MOST_STATEMENTS] if re.search(_ASSERTS, one)]
    found = {says(one) for one in statements}
    return True in found and False not in found


def is_wanted(script: str, command: Span) -> bool:
    """Whether a script of a shell wants that the request of a command is refused."""
    before = script[max(0, command.start - _NEAR_BEFORE) : command.start]
    written, behind = script[command.start : command.end], script[command.end : command.end + _NEAR_BEHIND]
    if any(re.match(pattern, behind) for pattern in (_THROWS, _THROWN_BEHIND, _GREPPED)):
        return True
    if re.search(_WANTS_FAILURE, before):
        return True
    if re.search(_RUN, before):
        following = re.search(_NEXT_RUN, behind)
        return re.search(_RUN_FAILED, behind[: following.start() if following else None]) is not None
    if re.search(_FAILS_ON_STATUS, written) and (wanted := _of_success(before, behind)) is not None:
        return wanted is False
    if (taken := re.search(_TAKEN, before)) is not None:
        return _of_variable(taken[1], behind)
    put_in, closed = re.search(_PUT_IN, before), re.match(_CLOSED, behind)
    if put_in is not None and closed is not None:
        return _of_variable("_status", f'{put_in[1]}$_status"{behind[closed.end() :]}')
    return False


def _of_success(before: str, behind: str) -> bool | None:
    """Whether a script wants that a command succeeds; None where it does not say so."""
    if re.search(_NEGATED, before):
        return False
    if re.search(_IF, before):
        then = re.match(r"\s{0,9};?\s{0,20}then\b", behind)
        return None if then is None else _wanted(behind[then.end() :])
    if re.match(r"[ \t]{0,9}&&", behind):
        return False if re.match(rf"[ \t]{{0,9}}&&[^|\r\n]{{0,100}}?(?:{_FAILURE})", behind) else None
    return None


def _wanted(behind: str) -> bool | None:
    """Whether the condition of an `if` has to be true, by which of its branches lets the script fail."""
    block = re.search(_BLOCK, behind)
    if block is None:
        return None
    if re.search(_FAILURE, behind[: block.start()]):
        return False
    last = re.compile(r"\bfi\b").search(behind, block.end()) if block[0] == "else" else None
    return True if last and re.compile(_FAILURE).search(behind, block.end(), last.start()) else None


def _of_variable(name: str, behind: str) -> bool:
    """Whether a script wants that a variable is the status of what is refused, up to where it is set again."""
    again = re.search(rf"(?m)(?:^|[\s;]){name}=", behind)
    scope = behind[: again.start() if again else None]
    use = rf"\$\{{?{name}\b"
    shown = re.search(rf"{use}\.StatusCode\s{{0,9}}\|\s{{0,9}}Should[^\r\n;|]{{1,80}}", scope)
    if shown is not None:
        return says(shown[0]) is True
    case = re.search(_CASE % name, scope)
    if case is not None:
        return _of_case(case["branches"])
    for test in re.finditer(_TEST, scope):
        if re.search(use, test["test"]) and test["loop"] is None:
            words = re.sub(rf"{use}\}}?", "status", test["test"])
            verdict, wanted = says(words), _is_wanted(test, scope)
            if verdict is not None and wanted is not None:
                return verdict is (wanted is not (test["not"] is not None))
    return False


def _is_wanted(test: re.Match[str], scope: str) -> bool | None:
    """Whether the condition of a test has to be true; None where that is open."""
    sign, behind = (test["behind"] or "").strip(), scope[test.end() : test.end() + 600]
    if test["if"]:
        return _wanted(behind)
    if sign == "||":
        return (
            True
            if re.match(rf"[^\r\n]{{0,200}}?(?:{_FAILURE})|\s{{0,9}}\{{(?s:.){{0,300}}?(?:{_FAILURE})", behind)
            else None
        )
    if sign == "&&":
        if re.match(rf"[^|\r\n]{{0,100}}?(?:{_FAILURE})", behind):
            return False
        return True if re.match(rf"[^\r\n]{{0,200}}?\|\|[^\r\n]{{0,100}}?(?:{_FAILURE})", behind) else None
    return True if not sign else None


def _of_case(branches: str) -> bool:
    """Whether the branches of a choice let a script fail for all but what is refused."""
    found = {
        branch["pattern"].strip(): re.search(_FAILURE, branch["action"]) for branch in re.finditer(_BRANCH, branches)
    }
    refused = [failure for pattern, failure in found.items() if re.search(_OF_4, pattern)]
    return bool(refused) and refused[0] is None and any(found.get(other) for other in ("*", "2*", "200", "2??"))
