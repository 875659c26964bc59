"""Settings that are JSON inside a string."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..diagnostic import Severity, Violation
from .context import Context
from .rule import rule
from .view import Obj, get


@rule(Severity.WARNING, on="recordingConfig", given="privateParams")
def private_params_without_json(recording: Obj, ctx: Context) -> Iterator[Violation]:
    """The string in privateParams is no JSON object.

    Why: the settings that the vendor gives out are JSON in a string; what cannot be read has no effect.

    Fails:
        recordingConfig: {channelType: 1, subscribeUidGroup: 0, privateParams: "correctEXTINF"}
    Passes:
        recordingConfig: {channelType: 1, subscribeUidGroup: 0, privateParams: '{"correctEXTINF":true}'}
    Source: G-files
    """
    text = get(recording, "privateParams")
    if isinstance(text, str) and text and not _is_object(text):
        example = '{"correctEXTINF":true}'
        yield Violation("/privateParams", f"privateParams is no JSON object in a string; write it as in '{example}'")


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
