"""What a grammar's syntax nodes mean to a reader of literals: the shape of each language's table."""

from __future__ import annotations

from dataclasses import dataclass, field

Field = str | int
"""How to get at a part of a syntax node: the name of its field, or which of its named children it is."""


@dataclass(frozen=True)
class Language:
    """The node types of one grammar by what they mean to a reader of literals."""

    package: str
    function: str = "language"
    objects: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    pairs: dict[str, tuple[Field, Field]] = field(default_factory=dict)
    """Members of an object: where their key and their value stand."""
    shorthands: frozenset[str] = frozenset()
    """Members whose key is the name of a variable as well."""
    plain_keys: frozenset[str] = frozenset()
    """Keys that need no quotes."""
    spreads: frozenset[str] = frozenset()
    strings: frozenset[str] = frozenset()
    fragments: frozenset[str] = frozenset()
    """The parts of a string that stand for themselves."""
    escapes: frozenset[str] = frozenset()
    delimiters: frozenset[str] = frozenset()
    """Quotes, which are no part of a string's value."""
    numbers: frozenset[str] = frozenset()
    constants: dict[str, bool | None] = field(default_factory=dict)
    """Node types of true, false and null."""
    words: dict[str, bool | None] = field(default_factory=dict)
    """The same for grammars that have one type for them: by their text in lower case."""
    absent: frozenset[str] = frozenset()
    """Values that leave their key out when the object is written as JSON."""
    names: frozenset[str] = frozenset()
    members: dict[str, tuple[Field, Field]] = field(default_factory=dict)
    """`a.b` and `a["b"]`: where the object and the key stand."""
    wrappers: dict[str, Field] = field(default_factory=dict)
    """Nodes that mean what one of their parts means: parentheses, casts, addresses."""
    declarations: dict[str, tuple[Field, Field]] = field(default_factory=dict)
    """`let a = b`: where the name and the value stand."""
    assignments: dict[str, tuple[Field, Field]] = field(default_factory=dict)
    deletions: frozenset[str] = frozenset()
    calls: dict[str, tuple[Field | None, Field, Field]] = field(default_factory=dict)
    """Calls: the object that a method is called on (None where the callee holds it), the callee, the arguments."""
    arguments: dict[str, tuple[Field | None, Field]] = field(default_factory=dict)
    """Arguments with a wrapper: where their name and their value stand."""
    parameters: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()
    branches: frozenset[str] = frozenset()
    choices: frozenset[str] = frozenset()
    """Expressions with several outcomes."""
    sums: dict[str, tuple[Field, Field]] = field(default_factory=dict)
    """`a + b`."""
    plus: str = "+"
    signs: frozenset[str] = frozenset()
    """`-1`."""
    comments: frozenset[str] = frozenset(("comment",))
    encoders: frozenset[str] = frozenset()
    """Functions that write their argument as JSON, and so mean it."""
    setters: frozenset[str] = frozenset()
    """Methods that put a value below a key: `put("a", 1)`."""
    mergers: frozenset[str] = frozenset()
    """Methods that put all members of their argument into an object."""
    merges: frozenset[str] = frozenset()
    """Functions that give a new object with the members of all arguments, the later ones in place of earlier ones."""
    deep_merges: frozenset[str] = frozenset()
    """The same for the objects below, too; the first argument may change itself."""
    unions: dict[str, bool] = field(default_factory=dict)
    """Operators that join two objects, and whether the left one wins."""
    removers: frozenset[str] = frozenset()
    """Methods that take away the key that they are given."""
    getters: frozenset[str] = frozenset()
    """Methods that give what is below the key that they are given."""
    adders: frozenset[str] = frozenset()
    """Methods that add an item to a list."""
    object_makers: frozenset[str] = frozenset()
    """Types that make an empty object, and functions that make one of keys and values in turn."""
    keyword_makers: frozenset[str] = frozenset()
    """Functions that make an object of named arguments."""
    list_makers: frozenset[str] = frozenset()
    formatters: frozenset[str] = frozenset()
    """Functions whose result is a text that is not known."""
    formats: bool = False
    """Whether `text % values` and `text.format(values)` fill the holes of a text."""
    structs: bool = False
    """Whether objects may be structs, whose keys are the names of their fields."""
