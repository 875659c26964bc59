"""The field reference."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .files import NOTICE
from .loading import Spec, objects_in, reachable, walk
from .shapes import Json
from .wording import advice_text, count_text, join_words, range_text

INTRO = """# Field reference

Every key that a request body of Agora Cloud Recording can have.

<!-- {notice} -->

State of the facts: {date}. The JSON Schemas beside this page ([{first}]({first})
and so on) say the same to editors and validators, but hold the hard constraints only. Where this page says
*better*, anything else may work too, and reclint warns.

Sources: `page` is the reference page of acquire, `DS` its sister pages, `G-…` a guide, `OLD24` and `OLD26`
earlier references, `CN23` the Chinese one of 2023, `OAen` and `OAzh` the OpenAPI descriptions, `V2` the pages
on raw mode; `R-…` numbers rules, `X-…` points on which sources disagree.
"""


def reference(spec: Spec) -> str:
    """The text of the field reference."""
    order = reading_order(spec)
    first = f"{spec.documents[0]}.schema.json"
    parts = [
        INTRO.format(notice=NOTICE, date=spec.api["facts"], first=first),
        contents(spec, order),
        *(object_section(spec, name) for name in order),
        modes_section(spec),
        formats_section(spec),
        vendors_section(spec),
        video_section(spec),
    ]
    return "\n".join(parts)


def reading_order(spec: Spec) -> list[str]:
    """All objects: requests with what they hold, then the rest."""
    roots = [*(entry["object"] for entry in spec.api["kinds"].values() if entry["object"]), *spec.objects]
    found: dict[str, None] = {}
    for root in roots:
        if root != "session":
            found |= dict.fromkeys(reachable(spec, root))
    return [*found, "session"]


def contents(spec: Spec, order: list[str]) -> str:
    """The list of sections."""
    kinds = spec.api["kinds"]
    requests = [kind for kind, entry in kinds.items() if entry["object"]]
    held = [name for name in order if name not in kinds and name != "session"]
    others = ["modes", "formats", "vendors and regions", "video profiles"]
    rows = [
        f"- Requests: {', '.join(map(link, requests))}; all of one recording: {link('session')}",
        f"- What they hold: {', '.join(map(link, held))}",
        f"- Tables: {', '.join(link(title) for title in others)}",
    ]
    return "\n".join(["## Contents", "", *rows, ""])


def link(name: str) -> str:
    """A link to the section of an object or table."""
    return f"[{name}](#{name.lower().replace(' ', '-')})"


def object_section(spec: Spec, name: str) -> str:
    """Heading, remarks and table of one object."""
    entry = spec.objects[name]
    lines = [f"## {name}", "", f"**{entry['title']}.** {entry['about']}", ""]
    lines += [f"- {remark}" for remark in object_remarks(spec, name, entry)]
    lines += ["", "| key | type | values | default | meaning |", "|---|---|---|---|---|"]
    lines += [field_row(spec, key, field) for key, field in entry["fields"].items()]
    return "\n".join([*lines, ""])


def object_remarks(spec: Spec, name: str, entry: Json) -> Iterator[str]:
    """Where an object occurs, in which modes it counts, where its facts come from."""
    endpoint = spec.api["kinds"].get(name)
    if endpoint:
        yield f"`{endpoint['method']} {endpoint['path']}`"
    if holders := sorted(
        {
            label
            for other, owner in spec.objects.items()
            for label, field in walk(other, owner)
            if name in objects_in(field)
        }
    ):
        yield "In " + ", ".join(f"[{label}](#{label.split('.')[0].lower()})" for label in holders)
    if "modes" in entry:
        yield f"Modes: {join_words(entry['modes'])}{elsewhere(spec, entry)}"
    if "withdrawn" in entry:
        yield f"Withdrawn since {entry['withdrawn']}: everything here is advice"
    yield f"Source: {entry['source']}"


def elsewhere(spec: Spec, entry: Json) -> str:
    """What the other modes make of an object or field, in words."""
    words = {"error": "rejected", "warning": "no effect", "ok": "harmless"}
    others = [mode for mode in spec.modes if mode not in entry["modes"]]
    found = {mode: words[entry.get("outside", {}).get(mode, "warning")] for mode in others}
    told = [
        f"{word} in {join_words([mode for mode in found if found[mode] == word])}"
        for word in dict.fromkeys(found.values())
    ]
    return f" ({', '.join(told)})" if told else ""


def field_row(spec: Spec, key: str, field: Json) -> str:
    """The table row of one field."""
    names = [f"`{key}`", *(f"or `{spelling}`" for spelling in field.get("spellings", []))]
    need = required_text(field)
    meaning = [field["about"], *field_remarks(spec, field), f"<sub>{field['source']}</sub>"]
    default = f"`{json.dumps(field['default'])}`" if "default" in field else ""
    cells = [
        "<br>".join([*names, *([need] if need else [])]),
        type_text(field),
        "<br>".join(values_text(spec, field)),
        default,
        "<br>".join(meaning),
    ]
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def required_text(field: Json) -> str:
    """Whether a key is needed, in words."""
    match field.get("required"):
        case True:
            return "**required**"
        case "advised":
            return "*should be there*"
        case {"unless": unless}:
            ((path, values),) = unless.items()
            return f"**required** unless `{path.replace('[]', '').split('.')[-1]}` is {join_words(values, 'or')}"
    return ""


def field_remarks(spec: Spec, field: Json) -> Iterator[str]:
    """Age, modes and advice of a field, a sentence each."""
    if "modes" in field:
        yield f"*Modes: {join_words(field['modes'])}{elsewhere(spec, field)}.*"
    if "withdrawn" in field:
        yield f"*Withdrawn since {field['withdrawn']}.*"
    if "since" in field:
        yield f"*Since {field['since']}.*"
    for advice in [*field.get("advised", []), *field.get("items", {}).get("advised", [])]:
        text = advice_text(spec, advice)
        yield f"*{text[0].upper()}{text[1:]}: {advice['why']}.*"
    if field.get("null") == "ok":
        yield "*May be null.*"


def type_text(field: Json) -> str:
    """The type of a field, objects as links."""
    if field["type"] == "array":
        return f"list of {type_text(field['items'])}"
    return " or ".join(map(link, objects_in(field))) or str(field["type"])


def values_text(spec: Spec, field: Json) -> Iterator[str]:
    """What values a field takes, a line each."""
    if field.get("enum_from") == "vendors":
        yield "see [vendors and regions](#vendors-and-regions)"
    elif field.get("enum_from") == "modes":
        yield "see [modes](#modes)"
    else:
        yield from (f"`{value}` {meaning}" for value, meaning in field.get("enum", {}).items())
        yield from (
            f"`{value}` {meaning} *(withdrawn)*" for value, meaning in field.get("withdrawn_values", {}).items()
        )
        yield from (
            f"`{value}` {meaning} *(not a recording service)*"
            for value, meaning in field.get("other_values", {}).items()
        )
    if "range" in field:
        yield range_text(field["range"])
    if "unit" in field:
        yield field["unit"]
    if "format" in field:
        yield spec.formats[field["format"]]["about"]
    if "min_items" in field or "max_items" in field:
        yield count_range(field)
    if "items" in field:
        yield from values_text(spec, field["items"])


def count_range(field: Json) -> str:
    """How many items a list may have."""
    low, high = field.get("min_items"), field.get("max_items")
    if low is not None and high is not None:
        return f"{low} to {high} items"
    return f"{count_text(low)} or more" if low is not None else f"{count_text(high or 0)} at most"


def modes_section(spec: Spec) -> str:
    """The table of modes."""
    rows = [f"| `{mode}` | {about} |" for mode, about in spec.modes.items()]
    return "\n".join(["## Modes", "", "| mode | what is recorded |", "|---|---|", *rows, ""])


def formats_section(spec: Spec) -> str:
    """The table of string formats."""
    rows = [
        f"| {name} | {entry['about'].replace('|', '&#124;')} | `{entry['example']}` |"
        for name, entry in spec.formats.items()
    ]
    return "\n".join(["## Formats", "", "| format | must be | example |", "|---|---|---|", *rows, ""])


def vendors_section(spec: Spec) -> str:
    """Vendors, and a table of regions for each that has any."""
    lines = ["## Vendors and regions", "", "| `vendor` | service | also called |", "|---|---|---|"]
    lines += [
        f"| {code} | {vendor['name']}{withdrawn_text(vendor)} | {', '.join(vendor['aliases'])} |"
        for code, vendor in spec.vendors.items()
    ]
    for code, vendor in spec.vendors.items():
        lines += ["", f"### {vendor['name']}{withdrawn_text(vendor)}", "", *region_lines(code, vendor)]
        lines += bucket_lines(vendor)
    return "\n".join([*lines, ""])


def withdrawn_text(vendor: Json) -> str:
    """Since when a vendor is withdrawn."""
    return f" (withdrawn, {vendor['withdrawn']})" if "withdrawn" in vendor else ""


def bucket_lines(vendor: Json) -> list[str]:
    """The vendor's rules for the names of buckets."""
    if "bucket" not in vendor:
        return []
    rules = [f"- must {rule['must']}" for rule in vendor["bucket"]["rules"]]
    return ["", f"The name of a bucket ([the vendor's rules]({vendor['bucket']['url']})):", "", *rules]


def region_lines(code: Any, vendor: Json) -> list[str]:
    """The regions of one vendor."""
    regions = vendor["regions"]
    if len(regions) == 1:
        return [f"Vendor {code} takes no region; the current reference asks for 0."]
    rows = []
    for number, region in regions.items():
        name = region["name"] + (" *(older lists only)*" if "legacy" in region else "")
        rows.append(f"| {number} | {name} | {region['geography'] or ''} | {', '.join(region['aliases'])} |")
    return [
        f"| `region` with vendor {code} | name | `region` of acquire | also called |",
        "|---|---|---|---|",
        *rows,
    ]


def video_section(spec: Spec) -> str:
    """Frame rates and recommended profiles."""
    rates = join_words(spec.video["frame_rates"])
    rows = [
        f"| {width} x {height} | {fps} | {base} | {live} |" for width, height, fps, base, live in spec.video["profiles"]
    ]
    head = [
        "## Video profiles",
        "",
        f"Recommended bitrates of composite video in kbps. Frame rates that are kept: {rates}. "
        f"Source: {spec.video['source']}.",
        "",
    ]
    return "\n".join(
        [
            *head,
            "| size | frames per second | communication | live broadcast |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )
