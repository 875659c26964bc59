"""A page with charts of a summary: one file that works without a network."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from html import escape
from typing import Any

import plotly.graph_objects as go

from ..diagnostic import Severity
from .columns import DAY
from .summary import Summary

_COLOURS = {Severity.ERROR: "#c92a2a", Severity.WARNING: "#d9820f", Severity.INFO: "#1c6fb5"}
_LINES = ("#1c6fb5", "#d9820f", "#2b8a3e", "#c92a2a", "#7048e8", "#0b7285", "#a61e4d", "#495057")
_MOST_RULES = 30
_MOST_DAYS = 4000
_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
"""The browser itself refuses every connection."""
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width">
<title>reclint audit</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; color: #212529; background: #fff }}
body {{ max-width: 72rem; margin: 2rem auto; padding: 0 1rem }}
h1 {{ font-size: 1.5rem }} h2 {{ font-size: 1.15rem; margin-top: 2rem }}
</style>
</head>
<body>
<h1>reclint audit</h1>
<p>{counts}</p>
{charts}
</body>
</html>
"""


def page(summary: Summary) -> str:
    """The page: findings by rule, and over time where a column with the time was named."""
    counts = (
        f"{summary.findings:,} findings in {summary.bodies:,} bodies of {summary.rows:,} rows; equal bodies of a "
        f"partition are checked once: {summary.distinct:,}"
    )
    charts = [("Findings by rule", _by_rule(summary))]
    if DAY in summary.columns:
        charts.append(("Findings by day", _by_day(summary)))
    drawn = [
        f"<h2>{escape(title)}</h2>\n{_drawn(figure, with_library=number == 0, name=f'chart-{number}')}"
        for number, (title, figure) in enumerate(charts)
    ]
    return _PAGE.format(policy=_POLICY, counts=escape(counts), charts="\n".join(drawn))


def _drawn(figure: Any, *, with_library: bool, name: str) -> str:
    figure.update_layout(
        template="plotly_white", font={"size": 14}, margin={"l": 10, "r": 20, "t": 30, "b": 40}, hovermode="closest"
    )
    config = {"displaylogo": False, "responsive": True}
    drawn = figure.to_html(full_html=False, include_plotlyjs=with_library, div_id=name, config=config)
    return str(drawn)


def _by_rule(summary: Summary) -> Any:
    figure = go.Figure()
    rules = summary.by_rule()[:_MOST_RULES]
    order = list(dict.fromkeys(rule for rule, *_ in rules))
    for severity in sorted(_COLOURS, reverse=True):
        own = [(rule, count, rows) for rule, given, count, rows in rules if given is severity]
        if own:
            figure.add_bar(
                y=[rule for rule, _, _ in own],
                x=[count for _, count, _ in own],
                customdata=[rows for _, _, rows in own],
                name=severity.label,
                orientation="h",
                marker_color=_COLOURS[severity],
                hovertemplate="%{y}: %{x:,} findings in %{customdata:,} rows<extra></extra>",
            )
    figure.update_layout(
        barmode="stack",
        height=140 + 26 * len(order),
        xaxis={"title": "findings", "tickformat": ",d"},
        yaxis={"categoryorder": "array", "categoryarray": order[::-1], "automargin": True},
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "traceorder": "normal"},
        showlegend=True,
    )
    return figure


def _by_day(summary: Summary) -> Any:
    """A line for each of the most frequent rules, infos last; a day without a finding is zero."""
    at = 2 + list(summary.columns).index(DAY)
    counts: Counter[tuple[str | None, str]] = Counter()
    for group, (count, _) in summary.groups.items():
        if group[at] is not None:
            counts[group[0], str(group[at])] += count
    days = _calendar({day for _, day in counts})
    figure = go.Figure()
    ranked = sorted(summary.by_rule(), key=lambda one: one[1] is Severity.INFO)
    shown = list(dict.fromkeys(rule for rule, *_ in ranked))[: len(_LINES)]
    for rule, colour in zip(shown, _LINES, strict=False):
        figure.add_scatter(
            x=days,
            y=[counts[rule, day] for day in days],
            name=rule,
            mode="lines+markers",
            line={"color": colour, "width": 2},
            marker={"size": 5},
            hovertemplate=f"%{{x|%Y-%m-%d}}: %{{y:,}} {rule}<extra></extra>",
        )
    figure.update_layout(
        height=460,
        yaxis={"title": "findings", "tickformat": ",d", "rangemode": "tozero"},
        xaxis={"type": "date"},
        legend={"orientation": "h", "y": -0.15, "yanchor": "top"},
        showlegend=True,
    )
    return figure


def _calendar(days: set[str]) -> list[str]:
    """Every day from the first to the last, where these are not too far apart to be one log."""
    known = sorted(days)
    if not known:
        return []
    first, last = (date.fromisoformat(day) for day in (known[0], known[-1]))
    length = (last - first).days + 1
    return known if length > _MOST_DAYS else [(first + timedelta(days=at)).isoformat() for at in range(length)]
