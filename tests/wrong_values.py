"""Values that a field cannot have: of another type, and of another form."""

from typing import Any

OF_OTHER_TYPE: dict[str, tuple[Any, ...]] = {
    "string": (4.5, 1, True, [], ["x"], {}, {"a": 1}),
    "integer": ("x", "1", True, 1.5, [], [1], {}),
    "number": ("x", "1", False, [], [1], {}),
    "boolean": ("x", "true", 1, 0, 1.5, [], {}),
    "array": (4.5, "x", 1, True, {}, {"a": 1}),
    "object": ("x", 1, True, [], ["x"]),
}
"""By the type of a field; the first is wrong in every reading."""
OF_OTHER_FORM = {
    "uid-string": "12a",
    "uid": "007",
    "subscribe-uid": "12a",
    "subscribe-uid-plain": "007",
    "alnum": "a-b",
    "colour": "red",
    "base64-32": "c2hvcnQ=",
    "http-url": "ftp://example.com/a",
    "https-url": "http://example.com/a",
    "rtmp-url": "https://example.com/a",
    "channel-name": "straße",
}
"""By the format of a text."""
