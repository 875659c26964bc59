"""What the variables and members of a program are set to, with the part of it that they get."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import Any

from .names import is_list, items, last_word
from .secret_destinations import ANY, Path
from .tree import Tree

LONGEST_PATH = 6
_SETS_MEMBER = r"(?:\.|->)(?:put|set|setdefault|setProperty|putIfAbsent)\Z"
_HANDS_OVER = r"\.(?:forEach|map|flatMap|reduce|then|ifPresent|some|every|for_each)\Z"
"""Methods that give a function what they are called on, or an item of it."""
_PATTERNS = frozenset(("pattern_list", "tuple_pattern", "array_pattern", "expression_list"))
"""Lists of what is set at once."""


class Settings:
    """What sets the variables and members of a program: declarations, assignments, loops and calls."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.of_names: dict[str, list[tuple[Any, Path]]] = defaultdict(list)
        """What variables are set to, with the path of what they get of it."""
        self.of_members: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        """By what they are members of, and by key, what members are set to."""
        for setting in tree.settings.values():
            parts = tree.language.declarations.get(setting.type) or tree.language.assignments[setting.type]
            left, right = (tree.part(setting, part) for part in parts)
            if left is not None and right is not None:
                self._note(left, right, ())
        for loop in tree.loops:
            self._note_loop(loop)
        for call in tree.calls:
            self._note_call(call)

    def _note(self, left: Any, right: Any, path: Path) -> None:
        """Takes note of what a variable, a member or several of them are set to a part of."""
        tree = self.tree
        if len(path) > LONGEST_PATH:
            return
        while left.type != "array_pattern" and is_list(tree, left) and left.named_child_count == 1:
            left = left.named_children[0]
        holder, names = tree.parent(left), items(left) if is_list(tree, left) else []
        if holder is not None and holder.type in ("var_spec", "const_spec"):
            names = [one for one in holder.children_by_field_name("name") if one.is_named]
        if left.type == "list_literal":
            self._note_list(left, right, path)
        elif left.type == "object_pattern":
            self._note_pattern(left, right, path)
        elif len(names) > 1 or left.type == "array_pattern":
            for at, name in enumerate(names):
                inner = (*path, at)
                self._note(name, right, inner) if left.type in _PATTERNS else self._name(name, right, inner)
        elif left.type in tree.language.members and not path:
            owner, key = (tree.part(left, which) for which in tree.language.members[left.type])
            if owner is not None and key is not None:
                self.of_members[last_word(tree, owner)][last_word(tree, key)].append(right)
        else:
            self._name(left, right, path)

    def _name(self, name: Any, right: Any, path: Path) -> None:
        self.of_names[last_word(self.tree, name)].append((right, path))

    def _note_pattern(self, left: Any, right: Any, path: Path) -> None:
        """Takes note of what JavaScript takes out of an object: `const { a, b: c } = …`."""
        for one in items(left):
            is_pair = one.type == "pair_pattern"
            key = self.tree.key_text(one.named_children[0]) if is_pair else self.tree.source(one)
            if key is not None:
                self._note(one.named_children[-1] if is_pair else one, right, (*path, key))

    def _note_list(self, left: Any, right: Any, path: Path) -> None:
        """Takes note of what PHP sets at once: `[$a, $b] = …`, `['a' => $a] = …`."""
        tree = self.tree
        children = items(left)
        if any(one.type in tree.language.strings for one in children):
            for label, name in pairwise(children):
                if (key := tree.key_text(label)) is not None:
                    self._name(name, right, (*path, key))
            return
        for at, name in enumerate(children):
            self._note(name, right, (*path, at))

    def _note_call(self, call: Any) -> None:
        """Takes note of what a call sets below a key, or gives a function that it is given: `rows.map((row) => …)`."""
        tree = self.tree
        called, arguments = tree.callee(call)[0][-60:], tree.call_arguments(call)
        owner = tree.called_on(call)
        if re.search(_SETS_MEMBER, called) and len(arguments) > 1 and owner is not None:
            self.of_members[last_word(tree, owner)][last_word(tree, arguments[0])].append(arguments[1])
        elif called == "setattr" and len(arguments) == len(("object", "name", "value")):
            self.of_members[last_word(tree, arguments[0])][last_word(tree, arguments[1])].append(arguments[2])
        elif re.search(_HANDS_OVER, called) and owner is not None and arguments:
            function = arguments[0]
            if function is None or function.type not in tree.language.functions:
                return
            given = function.child_by_field_name("parameter") or function.child_by_field_name("parameters")
            is_one = given is not None and given.type not in tree.language.parameters
            for parameter in () if given is None else (given,) if is_one else items(given):
                self._note(parameter.child_by_field_name("pattern") or parameter, owner, (ANY,))
                self._note(parameter.child_by_field_name("pattern") or parameter, owner, ())

    def _note_loop(self, loop: Any) -> None:
        holder = next((one for one in loop.named_children[:2] if one.type == "range_clause"), loop)
        for pair in (("left", "right"), ("name", "value")):
            left, right = map(holder.child_by_field_name, pair)
            if left is not None and right is not None:
                if holder.type == "range_clause" and left.type == "expression_list":
                    left = left.named_children[-1]
                self._note(left, right, (ANY,))
        if loop.type == "foreach_statement" and loop.named_child_count > 1:
            right, left = loop.named_children[:2]
            self._note(left.named_children[-1] if left.type == "pair" else left, right, (ANY,))
