"""Times that stand in another unit than the one that the field takes."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Fix, Set, Severity, Violation
from ..messages import plural
from .context import Context
from .rule import rule
from .view import Obj, get

_DAY = 86_400
_LEAST = 60_000
"""What is less may be meant as seconds: 17 hours are the first suspicion."""


@rule(Severity.WARNING, on="recordingConfig", given="maxIdleTime")
def idle_time_in_milliseconds(recording: Obj, ctx: Context) -> Iterator[Violation]:
    """An idle time is so long that it is probably in milliseconds.

    Why: the unit is seconds, and up to 2,592,000 are allowed, so the service takes 1800000 for 500 hours. The recording
    of an empty channel then goes on for days, and is paid for. Whole days are not reported.

    Fails:
        recordingConfig: {channelType: 1, subscribeUidGroup: 0, maxIdleTime: 1800000}
    Passes:
        recordingConfig: {channelType: 1, subscribeUidGroup: 0, maxIdleTime: 1800}
    Source: page, maxIdleTime
    """
    seconds = get(recording, "maxIdleTime")
    if not isinstance(seconds, int) or isinstance(seconds, bool) or seconds < _LEAST:
        return
    meant, rest = divmod(seconds, 1000)
    if rest or meant % 10 or seconds % _DAY == 0:
        return
    message = (
        f"maxIdleTime is {seconds} seconds (about {plural(round(seconds / 3600), 'hour')}); "
        f"the unit is seconds, not milliseconds: did you mean {meant}?"
    )
    fix = Fix(f"write {meant}", (Set("/maxIdleTime", meant),), safe=False)
    yield Violation("/maxIdleTime", message, fix=fix)
