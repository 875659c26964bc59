"""The same data in many hands' YAML and JSON: block and flow, quotes, anchors, merges, comments, line ends, marks."""

import json
import re

from hypothesis import strategies as st

from reclint.document.scalars import judged

_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 _-]*[A-Za-z0-9])?\Z")
_LINES = re.compile(r"[ -~\u00e9\U0001f600\n]*[!-~\u00e9\U0001f600]\n*\Z")
"""What a literal block can hold: no line end but LF, and at least one letter at the end."""
_WORDS = re.compile(r"[!-~\u00e9\U0001f600]+(?:[ \n]+[!-~\u00e9\U0001f600]+)*\n*\Z")
"""What a folded block can hold: no line that begins with a space, which would keep the line ends around it."""

# no characters that one of the parsers takes for a line end or a mark, none that begin a template's hole
letters = st.characters(exclude_categories=("Cs", "Cc", "Co", "Zl", "Zp"), exclude_characters="{}$%<\ufeff\ufffe\uffff")
texts = st.one_of(
    st.sampled_from(
        ["a", "yes", "012", "null", "~", "1e3", "#x", "a: b", "- a", "", " ", "x\ny", "'", '"', "é😀", "\\"]
    ),
    st.text(letters, max_size=8),
)
keys = st.one_of(
    st.sampled_from(["cname", "uid", "a b", "x_axis", "12", "true", "#k", "<"]), st.text(letters, max_size=6)
)
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    texts,
)
data = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=12
)
line_ends = st.sampled_from(["\n", "\r\n", "\r"])


class _Writer:
    """Writes a value as YAML, every choice drawn."""

    def __init__(self, draw):
        self.draw, self.step, self.anchors = draw, draw(st.sampled_from([2, 3, 4])), {}
        self.named, self.keeps = 0, False

    def maybe(self):
        return self.draw(st.booleans())

    def text(self, value):
        styles = ["double"]
        if "\n" not in value:
            styles.append("single")
        if _PLAIN.match(value) and judged(value) == (value, None):
            styles.append("plain")
        tag = "!!str " if self.draw(st.integers(0, 9)) == 0 else ""
        return tag + self.quoted(value, self.draw(st.sampled_from(styles)))

    def quoted(self, value, style):
        match style:
            case "plain":
                return value
            case "single":
                return "'" + value.replace("'", "''") + "'"
        return json.dumps(value, ensure_ascii=False)

    def escaped(self, value):
        first = f"\\U{ord(value[0]):08x}" if value else ""
        return '"' + first + json.dumps(value[1:], ensure_ascii=False)[1:]

    def scalar(self, value):
        if isinstance(value, str):
            # of values only: a text is known to be ours by the names in it as they are written
            return self.text(value) if self.draw(st.integers(0, 9)) else self.escaped(value)
        if value is None:
            return self.draw(st.sampled_from(["null", "~", "Null"]))
        return json.dumps(value)

    def flow(self, value):
        if isinstance(value, list):
            return "[" + ", ".join(self.flow(item) for item in value) + "]"
        if isinstance(value, dict):
            return "{" + ", ".join(f"{self.text(key)}: {self.flow(held)}" for key, held in value.items()) + "}"
        return self.scalar(value)

    def comment(self):
        return self.draw(st.sampled_from(["", "", "", "  # a note", "\t# 'quoted\" [", " #"]))

    def node(self, value, indent):
        """What stands after the sign that announces a value, with its line's end."""
        kind = json.dumps(value)
        if kind in self.anchors and self.maybe():
            return f" *{self.anchors[kind]}{self.comment()}\n"
        anchor = ""
        if self.draw(st.integers(0, 4)) == 0:
            self.named += 1
            anchor = f" &a{self.named}"
        written = self.unnamed(value, indent, anchor)
        if anchor:
            self.anchors[kind] = anchor[2:]
        return written

    def unnamed(self, value, indent, anchor):
        if isinstance(value, str) and _LINES.match(value) and self.maybe():
            return anchor + self.block_scalar(value, " " * (indent + self.step))
        if value and isinstance(value, list | dict) and self.maybe():
            return f"{anchor}{self.comment().expandtabs()}\n{self.block(value, indent + self.step)}"
        return f"{anchor} {self.flow(value)}{self.comment()}\n"

    def block_scalar(self, value, margin):
        """A literal or folded block, with the line end before it, and as many signs behind its own as it needs."""
        body = value.rstrip("\n")
        ends = len(value) - len(body)
        self.keeps |= ends > 1
        folded = _WORDS.match(value) and not re.search(r"\n | \n", body) and self.maybe()
        depth = str(self.step) if body.startswith((" ", "\n")) or self.maybe() else ""
        chomping = "-" if ends == 0 else "" if ends == 1 and self.maybe() else "+"
        self.keeps |= chomping == "+"
        signs = [">" if folded else "|", *self.draw(st.permutations([depth, chomping]))]
        lines = self.folded(body) if folded else body.split("\n")
        written = "".join(f"{margin}{line}\n" if line or self.maybe() else "\n" for line in lines)
        return f" {''.join(signs)}{self.draw(st.sampled_from(['', '  # block']))}\n{written}" + "\n" * (ends - 1)

    def folded(self, body):
        """The lines that are read as some others: one more end where there are ends, and some in place of a space."""
        more = re.sub(r"\n+", lambda ends: ends[0] + "\n", body)
        return re.sub(r"(?<! ) (?! )", lambda _: self.draw(st.sampled_from(" \n")), more).split("\n")

    def block(self, value, indent):
        margin = " " * indent
        if isinstance(value, list):
            return "".join(f"{margin}-{self.node(item, indent)}" for item in value)
        pairs = list(value.items())
        merged = ""
        if len(pairs) > 1 and "<<" not in value and self.draw(st.integers(0, 3)) == 0:
            first, *pairs = pairs
            low = {first[0]: first[1], pairs[0][0]: "overridden"}
            merged = f"{margin}<<: {self.flow(low)}\n"
        return merged + "".join(self.pair(key, held, indent) for key, held in pairs)

    def pair(self, key, held, indent):
        margin = " " * indent
        if self.draw(st.integers(0, 9)) == 0:
            return f"{margin}? {self.text(key)}{self.comment()}\n{margin}:{self.node(held, indent)}"
        return f"{margin}{self.text(key)}:{self.node(held, indent)}"


@st.composite
def yaml_texts(draw, value):
    """A text of YAML that holds a value."""
    writer = _Writer(draw)
    body = writer.block(value, 0) if value and isinstance(value, list | dict) else writer.flow(value) + "\n"
    start = draw(st.sampled_from(["", "---\n", "# a comment\n", "%YAML 1.2\n---\n"]))
    end = draw(st.sampled_from(["", "...\n", "# the end", *([] if writer.keeps else ["\n\n"])]))
    mark = draw(st.sampled_from(["", "\ufeff"]))
    return mark + (start + body + end).replace("\n", draw(line_ends))


@st.composite
def permuted(draw, value):
    """A value with the keys of its objects in another order."""
    if isinstance(value, dict):
        return {key: draw(permuted(held)) for key, held in draw(st.permutations(list(value.items())))}
    return [draw(permuted(item)) for item in value] if isinstance(value, list) else value


@st.composite
def json_texts(draw, value):
    """A text of JSON that holds a value."""
    separators = draw(st.sampled_from([(",", ":"), (", ", ": "), (" ,\t", " :  ")]))
    written = json.dumps(
        value,
        ensure_ascii=draw(st.booleans()),
        indent=draw(st.sampled_from([None, 0, 1, 4, "\t"])),
        separators=separators,
    )
    return written.replace("\n", draw(line_ends)) + draw(st.sampled_from(["", "\n", " \r\n"]))


def pointers(value, at=""):
    """Every pointer in a value: (pointer, value, the key that leads to it or None)."""
    yield at, value, None
    held = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in held:
        place = at + "/" + str(key).replace("~", "~0").replace("/", "~1")
        for pointer, found, name in pointers(below, place):
            yield pointer, found, key if pointer == place and isinstance(value, dict) else name
