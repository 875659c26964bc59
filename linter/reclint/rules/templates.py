"""What can be wrong with placeholders; declared here, found where they are read or filled in."""

from __future__ import annotations

from ..diagnostic import Severity
from .rule import declare

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

declare(
    "quoted-placeholder",
    _INFO,
    """
    A placeholder for a number is in quotes.

    Why: where the template is filled in as text, the quotes stay and the service gets a string instead of a number.

    Fails:
        recordingConfig: {channelType: "${CHANNEL_TYPE}"}
    Passes:
        recordingConfig: {channelType: 1}
    Source: derived
""",
)
declare(
    "misread-value",
    _WARNING,
    """
    The value of a variable changes its meaning when it is filled in.

    Why: a value is put in as it is, so a line break, ` #` or a quote in it ends the value early, and what follows
    becomes a comment or further keys; in quotes, a backslash changes the sign behind it. A placeholder in it is not
    filled in again. Checked only where placeholders are filled in.
    Source: YAML 1.2; RFC 8259
""",
)
declare(
    "unfilled-placeholder",
    _ERROR,
    """
    A body that is about to be sent still contains a placeholder.

    Why: the service would take `${TOKEN}` for the token itself. Only bodies that are about to be sent are checked:
    those in a program's hands, and those that `curl` sends from a script in which the shell expands nothing: in
    single quotes, or in a here-document whose end word is quoted.

    Severity: a warning in a string of a script, which stays valid JSON.
    Source: derived
""",
)
