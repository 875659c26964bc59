"""Requests that tests want to be refused: `! curl --fail …`, `[ "$code" = 400 ] || exit 1`, `have.status(400)`."""

from __future__ import annotations

import re

from ..diagnostic import Span

REASON = "a test wants the service to refuse it"
_STATUS = r"[\"']?4[0-9][0-9]\b[\"']?"
_FAILS = r"\s(?:-[A-Za-z]{0,9}f[A-Za-z]{0,9}|--fail(?:-with-body|-early)?)(?=[\s\\])"
"""The option of curl with which it fails when the service answers with an error."""
_SHOWS_STATUS = r"%\{(?:http_code|response_code)\}"
_STOPS = r"(?:exit[ \t]{1,9}[1-9]|return[ \t]{1,9}[1-9]|false\b|\w{0,20}(?:fail|die|abort)\w{0,20}\b)"
_NOT = r"(?:^|[;&|({\n]|\b(?:then|do|else))[ \t]{0,99}![ \t]{1,9}\Z"
_IF = r"\bif[ \t]{1,9}\Z"
_THEN_STOPS = (
    r"(?:[ \t]{0,9}(?:[0-9]?>{1,2}&?[ \t]{0,9}[^\s;]{1,99}))*[ \t]{0,9}(?:;|\n)\s{0,99}then\b"
    r"(?:(?!\b(?:fi|else|elif)\b)[\s\S]){0,400}?\b" + _STOPS
)
_CAPTURED = r"\b([A-Za-z_]\w{0,99})=[\"']?(?:\$\(|`)[ \t]{0,9}\Z"
_ASSERTED = (
    r"\b\w{0,30}(?:assert|expect|should|refuse|reject|must_fail)\w{0,30}[ \t]{1,9}(?:" + _STATUS + r"[ \t]{1,9})?\Z"
)
_IS_REFUSAL = r"4[0-9][0-9]|fail|refus|reject|invalid|not_|bad"
_RUN = r"\brun[ \t]{1,9}\Z"
_RUN_FAILED = (
    r"\$\{?status\}?[\"']?[ \t]{1,9}(?:(?:-ne|!=)[ \t]{1,9}[\"']?0|(?:-eq|={1,2})[ \t]{1,9}[\"']?22)"
    r"|\bassert_failure\b"
)
_TEST = (
    r"(?P<if>\b(?:if|elif|while|until)[ \t]{1,9})?(?:\[{1,2}|\btest\b|\(\()[ \t]{0,9}"
    r"(?:[\"']?\$?\{?NAME\}?[\"']?[ \t]{1,9}(?P<first>={1,2}|!=|-eq|-ne)[ \t]{1,9}"
    + _STATUS
    + "|"
    + _STATUS
    + r"[ \t]{1,9}(?P<second>={1,2}|!=|-eq|-ne)[ \t]{1,9}[\"']?\$?\{?NAME\}?[\"']?)[ \t]{0,9}(?:\]{1,2}|\)\))?"
    r"[ \t]{0,9}(?P<then>\|\||&&|;[ \t]{0,9}then\b|\r?\n[ \t]{0,99}then\b|\r?\n|\Z)"
)
"""What a script asks of a status."""
_CALL = (
    r"\b\w{0,30}(?:assert|expect)\w{0,30}[ \t]{1,9}[^\r\n]{0,99}(?:\$\{?NAME\}?\b[^\r\n]{0,40}"
    + _STATUS
    + "|"
    + _STATUS
    + r"[^\r\n]{0,40}\$\{?NAME\}?\b)"
)
_AGAIN = r"\bNAME="
_SHOULD_THROW = r"\s{0,99}\}?\s{0,99}\|[ \t]{0,9}Should[ \t]{1,9}-Throw\b"
_NEAR, _FAR = 200, 2_000

_IN_TEST = (
    r"\bhave\.status\(\s{0,9}" + _STATUS + r"|\bto\.be\.(?:badRequest|clientError|error|unprocessableEntity)\b"
    r"|\b(?:status|statusCode|code|responseCode\.code)\b[)\s]{0,9}"
    r"(?:={2,3}|,|\)?\.(?:to|toBe|toEqual|eql|eq|equals?)\b[.\w]{0,40}\(\[?)[ \t]{0,9}" + _STATUS
)
"""What a test of Postman or of a request file asks of the answer."""
_TEST_OF_HTTPYAC = r"(?m)^\?\?[ \t]{1,9}status[ \t]{1,9}={1,3}[ \t]{1,9}" + _STATUS


def is_wanted_by_test(script: str) -> bool:
    """Whether the test behind a request of Postman or of a request file wants that it is refused."""
    return re.search(_IN_TEST, script) is not None or re.search(_TEST_OF_HTTPYAC, script) is not None


def is_wanted(script: str, command: Span) -> bool:
    """Whether a script of a shell wants that the request of a command is refused."""
    before = script[max(command.start - _NEAR, 0) : command.start]
    behind = script[command.end : command.end + _FAR]
    written = script[command.start : command.end]
    if re.search(_FAILS, written):
        if re.search(_NOT, before) or (re.search(_IF, before) and re.match(_THEN_STOPS, behind)):
            return True
        if re.search(_RUN, before) and re.search(_RUN_FAILED, behind):
            return True
    if asserted := re.search(_ASSERTED, before):
        return re.search(_IS_REFUSAL, asserted[0]) is not None
    if re.match(_SHOULD_THROW, behind):
        return True
    captured = re.search(_CAPTURED, before) if re.search(_SHOWS_STATUS, written) else None
    return captured is not None and _is_asked(behind, captured[1])


def _is_asked(behind: str, name: str) -> bool:
    """Whether a script goes on only where a status says that a request was refused."""
    escaped = re.escape(name)
    if again := re.search(_AGAIN.replace("NAME", escaped), behind):
        behind = behind[: again.start()]
    if re.search(_CALL.replace("NAME", escaped), behind):
        return True
    for test in re.finditer(_TEST.replace("NAME", escaped), behind):
        is_equal = (test["first"] or test["second"]) not in ("!=", "-ne")
        then = test["then"].strip()
        if is_equal and then != "&&" and not then.endswith("then") and not test["if"]:
            return True  # the script ends where it is none
        if not is_equal and (then == "&&" or then.endswith("then")):
            return True
    return False
