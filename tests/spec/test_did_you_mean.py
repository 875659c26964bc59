"""How near two words are, beside a plain table of distances."""

import itertools

from hypothesis import given
from hypothesis import strategies as st
from rows import each

from reclint.spec.did_you_mean import closest, distance

WORDS = st.text("abcd", max_size=9)


def table(left, right):
    """The distance by the definition: insert, delete, replace, swap neighbours."""
    rows = {(at, 0): at for at in range(len(left) + 1)} | {(0, to): to for to in range(len(right) + 1)}
    for at, to in itertools.product(range(1, len(left) + 1), range(1, len(right) + 1)):
        differs = left[at - 1] != right[to - 1]
        edits = [rows[at - 1, to] + 1, rows[at, to - 1] + 1, rows[at - 1, to - 1] + differs]
        if at > 1 and to > 1 and left[at - 2 : at] == right[to - 2 : to][::-1]:
            edits.append(rows[at - 2, to - 2] + 1)
        rows[at, to] = min(edits)
    return rows[len(left), len(right)]


@given(WORDS, WORDS, st.integers(0, 9))
def test_distance_is_that_of_the_table(left, right, limit):
    assert distance(left, right, limit) == min(table(left, right), limit + 1)


@each(
    ("word", "candidates", "meant"),
    (
        ("buckt", ("bucket", "vendor"), "bucket"),
        ("max_idle_tmie", ("maxIdleTime", "maxRecordingHour"), "maxIdleTime"),
        ("cat", ("bat", "rat"), None),
        ("abc", ("xyz",), None),
        ("unSubscribeVideoUid", ("unsubscribeVideoUids", "unSubscribeVideoUids"), "unsubscribeVideoUids"),
        ("x", (), None),
    ),
)
def test_closest_is_the_only_near_candidate(word, candidates, meant):
    assert closest(word, candidates) == meant
