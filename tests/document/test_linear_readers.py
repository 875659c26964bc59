"""The readers take time in proportion to the text, whatever it is: each shape is read at n and 4n."""

import gc
import time

import pytest

from reclint.document import parse

HEAD = 'cname: a\nuid: "5"\nclientRequest: {}\n'
GROWTH = 2.6
"""How much more processor time twice the text may take."""
ATTEMPTS = 4
MEASURABLE = 0.03
"""Seconds below which two times are not compared."""

SHAPES = {
    "template tags.json": (500, lambda n: "[" + '{"a":{%x%}},' * n + "0]"),
    "opened sections.json": (500, lambda n: "[" + '{"a":{{#x}}},' * n + "0]"),
    "keys in percent signs.json": (500, lambda n: "[" + "{%a%:1}," * n + "0]"),
    "blanks in an unquoted value.json": (20_000, lambda n: '{"x": a' + " " * n + "b)}"),
    "blanks behind the value.json": (50_000, lambda n: '{"x": 1,}' + " " * n),
    "opened comments.json": (5_000, lambda n: "[" + "/*," * n + "]"),
    "placeholders in one value.json": (2_000, lambda n: "[" + "${a}" * n + "]"),
    "duplicate keys between tags.json": (400, lambda n: "{" + '"a":1,{% x %}' * n + "}"),
    "an opened hole.yaml": (50_000, lambda n: HEAD + "x: {{ " + "a" * n),
    "braces in an opened hole.yaml": (20_000, lambda n: HEAD + "x: {{ " + "{a}" * n),
    "opened tags.yaml": (5_000, lambda n: HEAD + "x: " + "{%" * n),
    "tags in one line.yaml": (2_000, lambda n: HEAD + "x: " + "{%x%} {% " * n),
    "template comments in one line.yaml": (2_000, lambda n: HEAD + "{##}" * n),
    "tags in block scalars.yaml": (200, lambda n: HEAD + "x:\n" + "- |\n  a\n  {% x %}\n  b\n" * n),
    "line ends before a document's end.yaml": (20_000, lambda n: "\r\n" * n + "a: 1\n...\n"),
    "colons between brackets.yaml": (5_000, lambda n: HEAD + "x: [" + "a:b?c, " * n + "]\n"),
    "a long word between brackets.yaml": (50_000, lambda n: HEAD + "x: [a:" + "b" * n + ":?" * n + "]\n"),
    "a long comment.yaml": (100_000, lambda n: HEAD + "# " + "a # b" * n),
    "aliases of a long string.yaml": (500, lambda n: f"x: &x {'s' * 1000 * n}\ny: [{'*x, ' * n}]\n"),
}


def seconds(text, language):
    """The processor time to read a text with its places and comments, without that of the garbage collector.

    How long that one takes depends on what else is in memory: here all that the tests before have left.
    """
    gc.disable()
    try:
        began = time.process_time()
        stream = parse(text, language)
        assert isinstance(stream.comments, list)
        assert all(document.root for document in stream.documents)
        return time.process_time() - began
    finally:
        gc.enable()


def is_linear(make, size, language):
    """The best time of three counts for the small text: a slow one would hide growth. A slow one of the large text does not."""
    small = min(seconds(make(size), language) for _ in range(3))
    fourfold = seconds(make(size * 4), language)
    return fourfold < MEASURABLE or fourfold / small <= GROWTH**2


@pytest.mark.parametrize("shape", list(SHAPES))
def test_reading_is_linear(shape):
    size, make = SHAPES[shape]
    # a busy machine may spoil a measurement, but no machine makes a slow reader fast
    assert any(is_linear(make, size, shape.rpartition(".")[2]) for _ in range(ATTEMPTS))
