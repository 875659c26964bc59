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
    "not-blank": "  ",
}
"""By the format of a text."""

AS_PEOPLE_WRITE: dict[str, tuple[Any, ...]] = {
    "integer": (
        *("30s", "1h", "2m", "1,000", "1e3", "1e9", "abc", "3s", "-5", "0.5", "1.0", "999999999999", "true", "live"),
        *("aws", "1 (live)", "0x10", "", "5.5", "300000", "10 min", "1.5h", "12.0", "30 fps", "15fps", "720px"),
        *("1280.5", "2 Mbps", "2000kbps", "high", "HD", 1.5, -1, 10**12, 3000, True, [1]),
    ),
    "number": ("0.5", "50%", "1/2", "0,5", "abc", 50, 100, 1.5, -0.1, "1.5", "640", "640px", True),
    "string": (
        *(0, -1, 2**33, 1.5, True, [], ["a"], "", " ", "a b", "a/b", "a-b-c", " abc ", "HTTPS://EXAMPLE.COM/x"),
        *("http://example.com", "example.com", "#FFF", "0xFF00FF", "rgb(1,2,3)", "#FF00FF80", "Red", "00123", "123 "),
        *("-5", "1e5", "\uff14\uff12", "#AllStream#", "allstream", "all", "*", "a" * 300, "standart", "Individual"),
        *("STANDARD", "HLS", "Mp4", "us_east", "CN", " CN", "rtmp//x", "rtmp://x.example.com/live/key "),
        *("web-recorder-service", "error_ignor", "ERROR_ABORT"),
    ),
    "array": (
        *("a,b", "a;b", "a/b-c", "recordings/2026-11-29", "[1,2]", '["a","b"]', "1,2", "1;2;x", "mp4,hls", "mp3"),
        *("hls,mp4,mp3", "MP4", "hls|mp4", "mp4", 1, 0, True, {"0": "a"}, "all", "#allstream#", "", "007", "a b"),
        *("123 456", ["a-b"], ["mp4"], [1, 2], ["1", "1"], ["all"], ["#allstream#", "5"], ["a/b"], ["a\\b"], [["a"]]),
        *([None], [{}], ["HLS", "mp4"], ["flv"], ["m3u8"], ["hls", "hls"]),
    ),
    "boolean": ("true", "yes", "on", "1", 1, 0, "False", "enabled", "none", 2),
    "object": ("x", "{}", '{"a":1}', [], [{}], 1, True),
}
"""By the type of a field, what people write in its place; some of it is right for some fields."""
