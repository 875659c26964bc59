"""One page to send around: every finding with its source, its rule, and the pictures of composite recordings.

The page is whole in itself and needs no network; its security policy names the one script and the style sheets by
their hashes, so that nothing that comes from the input could run even if it were let through.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from .. import escape as safe
from .._version import __version__
from ..diagnostic import Diagnostic, FileReport, Related, Report, Severity, Span
from ..messages import plural
from ..preview import canvas, svg
from ..rules import load
from ..rules.rule import Rule
from . import json_report as json
from . import summary
from .code_frame import Mark, frame
from .locations import Positions
from .paint import Paint

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
    policy = (
        f"default-src 'none'; script-src {_digest(_SCRIPT)}; style-src {_digest(_STYLE)} {_digest(svg.STYLE)}; "
        "base-uri 'none'; form-action 'none'"
    )
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">'
    yield f"<title>reclint report</title>\n<style>{_STYLE}</style>\n</head>\n<body>"


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
    yield ' spellcheck="false" aria-keyshortcuts="/" placeholder="text, rule or file, press / to jump here"></label>'
    yield '<div class="filters" role="group" aria-label="Show severities">'
    for severity in _ORDER:
        if count := report.count(severity):
            label = f'<span class="dot {severity.label}"></span>{plural(count, severity.label)}'
            yield f'<button type="button" data-filter="{severity.label}" aria-pressed="true">{label}</button>'
    yield '</div>\n<p class="quiet" role="status" id="status"></p>\n</form>'


def _failures(report: Report) -> Iterator[str]:
    if report.failures:
        yield '<section aria-labelledby="failures"><h2 id="failures">Could not be read</h2>\n<ul>'
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
    pictures = canvas.pictures(file.path, file.text, file.documents) if file.text is not None else []
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
        yield f'<p class="quiet">{more:,} further findings in this file are not shown here.</p>'
    yield "</section>"


def _picture(picture: canvas.Picture, prefix: str) -> Iterator[str]:
    one = picture.checked
    name = f" ({_shown(one.name)})" if one.name else ""
    place = f" at <code>{_shown(one.pointer)}</code>" if one.pointer else ""
    yield f"<figure>\n{svg.svg(picture.canvas, prefix, words=False)}"
    yield f"<figcaption><strong>{one.kind}</strong>{name}{place}: {escape(picture.canvas.title)}"
    if said := canvas.remarks(picture.canvas):
        yield f"<ul>{''.join(f'<li>{escape(one)}</li>' for one in said)}</ul>"
    yield '<details><summary>Windows</summary><div class="scroll"><table>'
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Order", "User", "Size and place", "Remarks"))
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
        caution = "" if found.fix.safe else " (may change the meaning)"
        yield f'<p class="fix"><strong>Fix:</strong> {_shown(found.fix.title)}{caution}</p>'
    yield f'<details class="about" data-rule="{rule}"><summary>About {rule}</summary>'
    yield f'<p><a href="#rule-{rule}">Documentation of {rule}</a></p></details>\n</article>'


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
        place = _shown(one.pointer) or "the top of the document"
        yield f"<li>{file}<code>{place}</code>: {_shown(one.message)}</li>"
    if (more := len(found.related) - _NOTES) > 0:
        yield f"<li>and {more:,} more such places</li>"
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
    if "source" in rule.sections:
        yield f'<p class="quiet">Source: {escape(rule.sections["source"])}</p>'
    yield "</div></article>"


def _foot(report: Report) -> Iterator[str]:
    data = safe.as_json(json.as_data(report)).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    yield f'</main>\n<footer class="quiet">Made by reclint {__version__}.</footer>'
    yield f'<script type="application/json" id="data">{data}</script>'
    yield f"<script>{_SCRIPT}</script>\n</body>\n</html>"


_STYLE = """
:root{--paper:#fff;--ink:#1f2328;--quiet:#57606a;--line:#d0d7de;--tint:#f6f8fa;--link:#0757b5;
--error:#b3261e;--warning:#8a5300;--info:#0757b5;--on:#fff}
@media (prefers-color-scheme:dark){:root{--paper:#0d1117;--ink:#e6edf3;--quiet:#9198a1;--line:#30363d;--tint:#161b22;
--link:#79b8ff;--error:#ff8f85;--warning:#f0b653;--info:#79b8ff;--on:#0d1117}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:64rem;padding:1rem 1.25rem 3rem;background:var(--paper);color:var(--ink);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;margin:.25rem 0}h2{font-size:1.15rem;margin:0 0 .75rem}h3{font-size:1rem;margin:0 0 .25rem}
a{color:var(--link)}code,pre,.path{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.875em}
p{margin:.25rem 0}.lead{font-size:1.1rem}.quiet,.place{color:var(--quiet)}footer{margin-top:2rem}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:4px}
.controls:not([hidden]){display:flex;flex-wrap:wrap;gap:.75rem;align-items:end;margin:1rem 0}
.search{flex:1 1 18rem}.search span{display:block;font-size:.875rem;color:var(--quiet)}
input{width:100%;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--quiet);border-radius:6px;
padding:.5rem .75rem}
.filters{display:flex;flex-wrap:wrap;gap:.5rem}
button{font:inherit;color:var(--ink);background:var(--tint);border:1px solid var(--quiet);border-radius:6px;
padding:.5rem .75rem;cursor:pointer;min-height:2.75rem}
button[aria-pressed=false]{background:none;color:var(--quiet);border-style:dashed;text-decoration:line-through}
#status{flex-basis:100%;margin:0}
.dot{display:inline-block;width:.7em;height:.7em;border-radius:50%;margin-right:.4em}
.dot.error,.badge.error{background:var(--error)}.dot.warning,.badge.warning{background:var(--warning)}
.dot.info,.badge.info{background:var(--info)}
[aria-pressed=false] .dot{opacity:.35}
.badge{color:var(--on);border-radius:4px;padding:.05rem .4rem;font-size:.8rem;font-weight:600}
.overview{display:grid;gap:1.5rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));margin:1rem 0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem}caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line);font-weight:400;
vertical-align:top}
thead th{color:var(--quiet);white-space:nowrap}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.file,.rules{margin-top:2rem;padding-top:1rem;border-top:2px solid var(--line)}
.finding,.rules article{border:1px solid var(--line);border-left:4px solid var(--quiet);border-radius:6px;
padding:.75rem 1rem;margin:.75rem 0;scroll-margin-top:1rem}
.finding.error{border-left-color:var(--error)}.finding.warning{border-left-color:var(--warning)}
.finding.info{border-left-color:var(--info)}
:target{box-shadow:0 0 0 3px var(--link)}
pre{background:var(--tint);border-radius:6px;padding:.6rem .75rem;margin:.5rem 0;overflow-x:auto;overflow-wrap:normal;
white-space:pre;line-height:1.35}
pre .gutter{color:var(--quiet)}pre .error{color:var(--error);font-weight:700}
pre .warning{color:var(--warning);font-weight:700}pre .info,pre .note{color:var(--info)}
summary{cursor:pointer;padding:.25rem 0}.related{margin:.25rem 0;padding-left:1.25rem}
.pictures>div{display:flex;flex-wrap:wrap;gap:1.5rem;align-items:start}
figure{margin:.5rem 0;flex:1 1 18rem;max-width:40rem}figcaption{font-size:.9rem;color:var(--quiet)}
figcaption ul{margin:.25rem 0;padding-left:1.25rem;color:var(--ink)}
figure svg{display:block;max-width:100%;height:auto}
.documentation pre{white-space:pre-wrap}
[hidden]{display:none!important}
@media (max-width:40rem){body{padding:.75rem .75rem 2rem}.finding,.rules article{padding:.6rem .7rem}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{:root{--paper:#fff;--ink:#000;--quiet:#444;--line:#bbb;--tint:#fff;--link:#000;--error:#b3261e;
--warning:#8a5300;--info:#0757b5;--on:#fff}body{max-width:none;padding:0}.controls,.about{display:none!important}
pre{white-space:pre-wrap;border:1px solid var(--line)}.finding,figure,.rules article{break-inside:avoid}
.badge{border:1px solid;color:var(--ink);background:none!important}}
"""

_SCRIPT = """
"use strict";
(() => {
  const controls = document.querySelector(".controls");
  if (!controls) return;
  const search = document.getElementById("search");
  const status = document.getElementById("status");
  const buttons = [...controls.querySelectorAll("button")];
  const files = [...document.querySelectorAll("section.file")];
  const findings = [...document.querySelectorAll(".finding")].map((element) => ({
    element, severity: element.dataset.severity, text: element.textContent.toLowerCase(),
  }));
  const apply = () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const wanted = new Set(buttons.filter((one) => one.ariaPressed === "true").map((one) => one.dataset.filter));
    let shown = 0;
    for (const one of findings) {
      const visible = wanted.has(one.severity) && words.every((word) => one.text.includes(word));
      one.element.hidden = !visible;
      shown += visible;
    }
    const all = shown === findings.length;
    for (const file of files) {
      file.hidden = !all && !file.querySelector(".finding:not([hidden])");
    }
    status.textContent = all ? "" : `${shown} of ${findings.length} findings shown`;
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      button.ariaPressed = button.ariaPressed === "true" ? "false" : "true";
      apply();
    });
  }
  search.addEventListener("input", apply);
  controls.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && event.target !== search) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && event.target === search) {
      search.value = "";
      apply();
    }
  });
  for (const about of document.querySelectorAll(".about")) {
    about.addEventListener("toggle", () => {
      const source = document.getElementById(`rule-${about.dataset.rule}`)?.querySelector(".documentation");
      if (about.open && source && !about.querySelector(".documentation")) {
        about.querySelector("p").replaceWith(source.cloneNode(true));
      }
    });
  }
  controls.hidden = false;
  apply();
})();
"""
