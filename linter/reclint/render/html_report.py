"""One page to send around: every finding with its source, its rule, and the pictures of composite recordings.

The page is whole in itself and needs no network; its security policy names the one script and the style sheets by
their hashes, so that nothing that comes from the input could run even if it were let through.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from importlib import resources

from .. import escape as safe
from .._version import __version__
from ..diagnostic import Diagnostic, Edit, FileReport, Related, Report, Severity, Span
from ..messages import plural
from ..preview import canvas, compose, svg
from ..rules import load
from ..rules.rule import Rule
from ..spec.sources import Source, cited
from . import json_report as json
from . import summary
from .code_frame import Mark, frame
from .colour import Paint
from .locations import Positions

_MOST = 500
"""Findings of one file that are shown; the rest is counted, and is in the page's data."""
_NOTES = 5
_ORDER = tuple(reversed(Severity))


def render(report: Report, *, colour: bool = False, width: int | None = None) -> str:
    """The report as an HTML page."""
    parts = [
        *_head(),
        *_overview(report),
        *(line for number, file in enumerate(report.files) for line in _file(file, number)),
        *_rules(report),
        *_foot(report),
    ]
    return "\n".join(parts) + "\n"


def _shown(value: str) -> str:
    """A piece of input inside an element or a quoted attribute."""
    return escape(safe.text(value))


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _head() -> Iterator[str]:
    scripts, styles = _digest(_asset("report.js")), f"{_digest(_asset('report.css'))} {_digest(svg.STYLE)}"
    policy = f"default-src 'none'; script-src {scripts}; style-src {styles}; base-uri 'none'; form-action 'none'"
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">'
    yield f"<title>reclint report</title>\n<style>{_asset('report.css')}</style>\n</head>\n<body>"


# The top: counts, controls, tables


def _overview(report: Report) -> Iterator[str]:
    yield f'<header>\n<h1>reclint report</h1>\n<p class="lead">{_shown(summary(report))}</p>'
    if report.diagnostics:
        yield from _controls(report)
    yield "</header>\n<main>"
    yield from _failures(report)
    if report.diagnostics:
        yield '<section class="overview" aria-label="Summary">'
        columns = [severity for severity in _ORDER if report.count(severity)]
        yield from _table("By rule", "Rule", _by_rule(report), columns)
        yield from _table("By file", "File", _by_file(report), columns)
        yield "</section>"
    suppressed = sum(len(file.suppressed) for file in report.files)
    if suppressed:
        verb = "is" if suppressed == 1 else "are"
        yield f'<p class="quiet">{plural(suppressed, "finding")} {verb} suppressed by comments and not shown.</p>'


def _controls(report: Report) -> Iterator[str]:
    yield '<form class="controls" role="search" hidden>'
    yield '<label class="search"><span>Search findings</span><input type="search" id="search" autocomplete="off"'
    yield ' spellcheck="false" aria-keyshortcuts="/" placeholder="Message, rule or file (press /)"></label>'
    yield '<div class="filters" role="group" aria-label="Show severities">'
    for severity in _ORDER:
        if count := report.count(severity):
            label = f'<span class="dot {severity.label}"></span>{plural(count, severity.label)}'
            yield f'<button type="button" data-filter="{severity.label}" aria-pressed="true">{label}</button>'
    yield '</div>\n<p class="quiet" role="status" id="status"></p>\n</form>'


def _failures(report: Report) -> Iterator[str]:
    if report.failures:
        yield '<section aria-labelledby="failures"><h2 id="failures">Files that could not be read</h2>\n<ul>'
        for path, reason in report.failures.items():
            yield f"<li><code>{_shown(path)}</code>: {_shown(reason)}</li>"
        yield "</ul></section>"


def _table(
    title: str, column: str, rows: Iterable[tuple[str, Counter[Severity]]], columns: Sequence[Severity]
) -> Iterator[str]:
    yield f'<div class="scroll"><table>\n<caption>{title}</caption>'
    heads = "".join(f'<th scope="col" class="number">{severity.label.capitalize()}s</th>' for severity in columns)
    yield f'<thead><tr><th scope="col">{column}</th>{heads}</tr></thead>\n<tbody>'
    for head, counts in rows:
        cells = "".join(f'<td class="number">{counts[severity] or "-"}</td>' for severity in columns)
        yield f'<tr><th scope="row">{head}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def _by_rule(report: Report) -> list[tuple[str, Counter[Severity]]]:
    found: dict[str, Counter[Severity]] = {}
    for one in report.diagnostics:
        found.setdefault(one.rule, Counter())[one.severity] += 1
    ranked = sorted(found.items(), key=lambda item: (-max(item[1]), -item[1].total(), item[0]))
    return [(_rule_link(name), counts) for name, counts in ranked]


def _by_file(report: Report) -> list[tuple[str, Counter[Severity]]]:
    counted = [(number, file, Counter(one.severity for one in file.diagnostics)) for number, file in _with(report)]
    return [(f'<a href="#file-{number}">{_shown(file.path)}</a>', counts) for number, file, counts in counted]


def _with(report: Report) -> list[tuple[int, FileReport]]:
    """The files that have findings, with their numbers."""
    return [(number, file) for number, file in enumerate(report.files) if file.diagnostics]


def _rule_link(name: str) -> str:
    return f'<a href="#rule-{_shown(name)}"><code>{_shown(name)}</code></a>'


# A file: pictures, findings


def _file(file: FileReport, number: int) -> Iterator[str]:
    pictures = compose.pictures(file.path, file.text, file.documents) if file.text is not None else []
    if not file.diagnostics and not pictures:
        return
    yield f'<section class="file" aria-labelledby="file-{number}">\n<h2 id="file-{number}">{_shown(file.path)}</h2>'
    if pictures:
        yield f'<details class="pictures" open><summary>{plural(len(pictures), "canvas picture")}</summary>\n<div>'
        for at, picture in enumerate(pictures):
            yield from _picture(picture, f"canvas-{number}-{at}")
        yield "</div></details>"
    positions = Positions(file)
    secrets = positions.secrets()
    for found in file.diagnostics[:_MOST]:
        yield from _finding(found, positions, secrets)
    if (more := len(file.diagnostics) - _MOST) > 0:
        yield f'<p class="quiet">{more:,} more findings in this file are not shown.</p>'
    yield "</section>"


def _picture(picture: compose.Picture, prefix: str) -> Iterator[str]:
    one = picture.checked
    name = f" ({_shown(one.name)})" if one.name else ""
    place = f" at <code>{_shown(one.pointer)}</code>" if one.pointer else ""
    yield f"<figure>\n{svg.svg(picture.canvas, prefix, words=False)}"
    yield f"<figcaption><strong>{one.kind}</strong>{name}{place}: {escape(picture.canvas.title)}"
    if said := canvas.remarks(picture.canvas):
        yield f"<ul>{''.join(f'<li>{escape(one)}</li>' for one in said)}</ul>"
    yield '<details><summary>Windows</summary><div class="scroll"><table>'
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Order", "User", "Size and position", "Remarks"))
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    for row in canvas.table(picture.canvas):
        yield f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>"
    yield "</tbody></table></div></details></figcaption>\n</figure>"


def _finding(found: Diagnostic, positions: Positions, secrets: Sequence[Span]) -> Iterator[str]:
    label, rule = found.severity.label, _shown(found.rule)
    yield f'<article class="finding {label}" data-severity="{label}" id="finding-{_shown(found.fingerprint)}">'
    yield f'<h3><span class="badge {label}">{label}</span> {_shown(found.message)}</h3>'
    yield f'<p class="place">{_place(found, positions)} {_rule_link(found.rule)}</p>'
    near = [one for one in found.related if one.span is not None and one.path == found.path][:_NOTES]
    if positions.lines is None or found.span is None:
        near = []
    else:
        yield f"<pre>{_source(found, near, positions, secrets)}</pre>"
    yield from _related(found, near, positions)
    if found.fix is not None:
        caution = "" if found.fix.safe else " (by hand)" if found.fix.by_hand else " (unsafe: review it)"
        yield f'<p class="fix"><strong>Fix:</strong> {_shown(found.fix.title)}{caution}</p>'
        yield from (_change(edit, positions) for edit in positions.edits(found))
    yield f'<details class="about" data-rule="{rule}"><summary>About {rule}</summary>'
    yield f'<p><a href="#rule-{rule}">Documentation of {rule}</a></p></details>\n</article>'


def _change(edit: Edit, positions: Positions) -> str:
    """The text that an edit takes away, and what it puts there."""
    before = (positions.file.text or "")[edit.span.start : edit.span.end]
    pieces = [f"<{tag}>{_shown(text)}</{tag}>" for tag, text in (("del", before), ("ins", edit.text)) if text.strip()]
    return f"<pre>{' '.join(pieces)}</pre>"


def _place(found: Diagnostic, positions: Positions) -> str:
    place = positions.range(found.span)
    line = f":{place.start.line}:{place.start.column}" if place else ""
    pointer = f" <code>{_shown(found.pointer)}</code>" if found.pointer else ""
    return f'<span class="path">{_shown(found.path)}{line}</span>{pointer}'


class _Marking(Paint):
    """Marks pieces of a frame with signs that the safety gate lets through from no input."""

    def __call__(self, style: str, text: str) -> str:
        return f"\x01{style}\x02{text}\x03" if text else text


def _source(found: Diagnostic, near: Sequence[Related], positions: Positions, secrets: Sequence[Span]) -> str:
    """The lines of a finding, with elements in place of the marks."""
    assert positions.lines is not None
    marks = [Mark(found.span, "", found.severity.label)] if found.span is not None else []
    marks += [Mark(one.span, safe.text(one.message), "note") for one in near if one.span is not None]
    lines = escape("\n".join(frame(positions.lines, secrets, marks, _Marking(True))))
    return lines.replace("\x01", '<span class="').replace("\x02", '">').replace("\x03", "</span>")


def _related(found: Diagnostic, near: Sequence[Related], positions: Positions) -> Iterator[str]:
    """The related places that the frame does not show."""
    others = [one for one in found.related if one not in near]
    if not others:
        return
    yield '<ul class="related">'
    for one in others[: _NOTES - len(near)]:
        file = "" if one.path == found.path else f"{_shown(one.path)}, "
        place = _shown(one.pointer) or "top of the document"
        yield f"<li>{file}<code>{place}</code>: {_shown(one.message)}</li>"
    if (more := len(found.related) - _NOTES) > 0:
        yield f"<li>and {more:,} more places</li>"
    yield "</ul>"


# The rules, once each


def _rules(report: Report) -> Iterator[str]:
    known = load()
    names = sorted({one.rule for one in report.diagnostics} & known.keys())
    if names:
        yield '<section class="rules" aria-labelledby="rules">\n<h2 id="rules">Rules</h2>'
        for name in names:
            yield from _rule(known[name])
        yield "</section>"


def _rule(rule: Rule) -> Iterator[str]:
    label = rule.severity.label
    head = f'<span class="badge {label}">{label}</span> <code>{rule.name}</code>'
    yield f'<article id="rule-{rule.name}">\n<h3>{head}</h3>'
    yield f'<div class="documentation"><p>{escape(rule.sections["summary"])}</p>'
    if "why" in rule.sections:
        yield f"<p><strong>Why:</strong> {escape(rule.sections['why'])}</p>"
    for heading in ("fails", "passes"):
        if heading in rule.sections:
            yield f"<p><strong>{heading.capitalize()}:</strong></p><pre>{escape(rule.sections[heading])}</pre>"
    if sources := cited(rule.sections.get("source", "")):
        yield f'<p class="quiet">Source: {"; ".join(map(_linked, sources))}</p>'
    yield "</div></article>"


def _linked(source: Source) -> str:
    title = escape(source.title)
    link = f'<a href="{escape(source.url)}" rel="noreferrer">{title}</a>' if source.url else title
    return escape(str(source)).replace(title, link, 1)


def _foot(report: Report) -> Iterator[str]:
    data = safe.as_json(json.as_data(report)).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    yield f'</main>\n<footer class="quiet">Generated by reclint {__version__}.</footer>'
    yield f'<script type="application/json" id="data">{data}</script>'
    yield f"<script>{_asset('report.js')}</script>\n</body>\n</html>"


@cache
def _asset(name: str) -> str:
    """A file that lies beside this module."""
    return "\n" + resources.files(__package__).joinpath(name).read_text("utf-8")
