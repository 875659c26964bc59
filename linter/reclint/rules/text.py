"""What can be wrong with a text and its comments; declared here, found by the readers."""

from __future__ import annotations

from ..diagnostic import Severity
from .rule import declare

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

declare(
    "syntax-error",
    _ERROR,
    """
    The text is not valid YAML or JSON.

    Why: nothing can be sent before it can be read; the place is where the reader noticed, the cause may be just before.

    Fails:
        {"cname": "room1", "uid": "527841" "clientRequest": {}}
    Passes:
        {"cname": "room1", "uid": "527841", "clientRequest": {}}
    Source: YAML 1.2; RFC 8259
""",
)
declare(
    "not-strict-json",
    _WARNING,
    """
    A JSON file or a body that is sent contains a comment or a trailing comma.

    Why: JSON has neither, so the service and most readers refuse it; only readers of "JSON with comments" take it.
    Files ending in .jsonc may have both. Comments that a client takes out may stay: those of Postman, and comment lines
    of `.http` files.

    Severity: an error in a body that a script, program or client sends as it stands.

    Fails:
        {"cname": "room1", "uid": "527841", "clientRequest": {},}
    Passes:
        {"cname": "room1", "uid": "527841", "clientRequest": {}}
    Source: RFC 8259
""",
)
declare(
    "duplicate-key",
    _ERROR,
    """
    A key appears twice in one object.

    Why: most parsers keep only the last value and drop the other without a warning.

    Fails:
        {"cname": "room1", "uid": "527841", "uid": "527842", "clientRequest": {}}
    Passes:
        {"cname": "room1", "uid": "527841", "clientRequest": {}}
    Source: YAML 1.2; RFC 8259
""",
)
declare(
    "ambiguous-scalar",
    _WARNING,
    """
    An unquoted YAML value is read differently by different YAML versions.

    Why: `012`, `yes`, `1_000`, `12:30` and dates are text or a number for one reader and an octal number, a boolean or
    a date for another, so what is sent depends on the program that reads the file. Between brackets, many readers
    refuse a value with a `?` in it (`[https://example.com/?room=1]`).

    Fails:
        cname: 2026-01-31
        uid: "527841"
        clientRequest: {}
    Passes:
        cname: "2026-01-31"
        uid: "527841"
        clientRequest: {}
    Source: YAML 1.1; YAML 1.2
""",
)
declare(
    "too-large",
    _ERROR,
    """
    The text is larger or nested deeper than anything that could be a request.

    Why: reading is bounded so that no file can exhaust the machine that checks it; what lies beyond is not checked.
    Source: derived
""",
)
declare(
    "bad-directive",
    _ERROR,
    """
    Malformed `reclint:` comment.

    Why: a rule that does not exist is never ignored, and a bare `ignore` would hide what nobody has looked at.

    Fails:
        cname: room1  # reclint: ignore[unknwon-key]
        uid: "527841"
        clientRequest: {}
    Passes:
        cname: room1
        uid: "527841"
        clientRequest: {}
    Source: derived
""",
)
declare(
    "unused-suppression",
    _WARNING,
    """
    A comment suppresses a finding that does not exist.

    Why: the finding was fixed or has moved. The comment would hide the next finding of that rule.

    Fails:
        cname: room1  # reclint: ignore[unknown-key]
        uid: "527841"
        clientRequest: {}
    Passes:
        cname: room1
        uid: "527841"
        clientRequest: {}
    Source: derived
""",
)
declare(
    "not-json",
    _ERROR,
    """
    A body contains a value that JSON cannot express.

    Why: `json.dumps` refuses it, so the request cannot be sent.
    Source: RFC 8259
""",
)
