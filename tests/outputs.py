"""What every format's output must be: quiet, whole, and what its readers can parse."""

import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

from reclint import Severity

CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f\ud800-\udfff]"
)

OURS = re.compile(r"^(?:::(?:error|warning|notice)(?= )|##vso\[task\.logissue(?= ))", re.MULTILINE)
"""The commands that are the point of two formats."""


COMMAND = re.compile(r"(?i)##(?:\[|vso\[|teamcity\[)|section_(?:start|end):|travis_(?:fold|time|start):")
"""What some CI system obeys anywhere in a line."""


def assert_quiet(text, form=None):
    """Nothing in an output that a terminal or a CI system obeys, but the commands that a format is made of."""
    text = OURS.sub("", text) if form in ("github", "azure") else text
    assert not CONTROL.search(text), ascii(text)
    for line in text.split("\n"):
        assert not line.lstrip().startswith(("::", "---", "+++", "^^^", "~~~")), ascii(line)
    assert not COMMAND.search(text), ascii(text)
    text.encode("utf-8")


class Articles(HTMLParser):
    """Counts the findings of a page, and sees to it that all elements are closed in order."""

    def __init__(self, page):
        super().__init__()
        self.count, self.open = 0, []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attributes):
        assert not {name for name, _ in attributes if name.startswith("on")}
        self.count += tag == "article" and "finding" in (dict(attributes).get("class") or "").split()
        if tag not in ("meta", "input", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def assert_places(form, data, report, path):
    """A format made of JSON has every message, at the file's path."""
    messages, paths = {
        "json": lambda: ([one["message"] for one in data["diagnostics"]], [one["path"] for one in data["diagnostics"]]),
        "jsonl": lambda: ([one["message"] for one in data], [one["path"] for one in data]),
        "gitlab": lambda: ([one["description"] for one in data], [one["location"]["path"] for one in data]),
        "rdjson": lambda: (
            [one["message"] for one in data["diagnostics"]],
            [one["location"]["path"] for one in data["diagnostics"]],
        ),
        "sarif": lambda: ([one["message"]["text"] for one in data["runs"][0]["results"]], []),
    }[form]()
    suppressed = [one.diagnostic for file in report.files for one in file.suppressed if form == "sarif"]
    wanted = [one.message for one in [*report.diagnostics, *suppressed]]
    assert messages == ([one.replace("](", "] (") for one in wanted] if form == "sarif" else wanted)
    assert set(paths) <= {path}


def assert_whole(form, output, report, path):
    """Every finding is there, on lines or in elements of its own, and the output is what its readers can parse."""
    count = len(report.diagnostics)
    if form in ("json", "gitlab", "rdjson", "sarif"):
        assert_places(form, json.loads(output), report, path)
    elif form == "jsonl":
        assert_places(form, [json.loads(line) for line in output.split("\n")[:-1]], report, path)
    elif form in ("junit", "checkstyle"):
        told = {"junit": ("failure", "system-out"), "checkstyle": ("error",)}[form]
        assert sum(one.tag in told for one in ElementTree.fromstring(output).iter()) == count
    elif form == "html":
        assert Articles(output).count == count
    elif form == "full":
        assert len(re.findall(r"^(?:error|warning|info): .* \[[a-z0-9-]+\]$", output, re.MULTILINE)) == count
    else:
        lines = output.split("\n")[:-1]
        pattern = {
            "concise": r".*: (?:error|warning|info): .* \[[a-z0-9-]+\]",
            "github": r"::(?:error|warning|notice) (?:file=[^,:]*,)?.*title=reclint%3A [a-z0-9-]+::.* \[[a-z0-9-]+\]",
            "azure": r"##vso\[task\.logissue type=(?:error|warning);sourcepath=[^;\]]*;[^\]]*code=[a-z0-9-]+;\].*",
            "markdown": r"\| (?:❌ error|⚠️ warning|\u2139 info) \| [^|]+ \| [^|]+ \| `[a-z0-9-]+` \|",
        }[form]
        shown = sum(re.fullmatch(pattern, line) is not None for line in lines)
        if form == "github":
            kinds = [min(report.count(severity), 10) for severity in Severity]
            assert shown == sum(kinds)
            assert len(lines) == shown + (count > shown)
        else:
            assert shown == count
            assert form == "markdown" or len(lines) == count
