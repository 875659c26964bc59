"""The settings' file: found, read and parsed."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from typing import Any

from .. import file_reading
from .data import Settings

NAMES = (".reclint.toml", "reclint.toml", "pyproject.toml")
"""The names of files that may hold settings; in a folder, the first that does wins."""
_LARGEST = 10_000_000
"""Bytes of a settings file that are read."""
_DIGITS = r"[0-9_]+"
_MOST_DIGITS = 4_300
"""Digits of a whole number that Python reads."""


class SettingsError(Exception):
    """Settings that cannot be used; the text names file, line and what would be right."""


def find(folder: str) -> str | None:
    """The nearest settings file of a folder, up to the top of its repository."""
    here = os.path.abspath(folder)
    while True:
        for name in NAMES:
            path = os.path.join(here, name)
            if os.path.isfile(path) and (name != "pyproject.toml" or _has_table(path)):
                return path
        parent = os.path.dirname(here)
        if os.path.exists(os.path.join(here, ".git")) or parent == here:
            return None
        here = parent


def _has_table(path: str) -> bool:
    try:
        return b"tool.reclint" in file_reading.read(path, _LARGEST)
    except OSError:
        return False


def read(path: str) -> Settings:
    """Read the settings of a file; SettingsError names everything that is wrong with them."""
    try:
        text = file_reading.read(path, _LARGEST).decode("utf-8-sig")
        data: Any = _parsed(text)
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path}: {getattr(error, 'strerror', None) or error}") from error
    tables = ("tool", "reclint") if os.path.basename(path) == "pyproject.toml" else ()
    for name in tables:
        data = data.get(name, {})
        if not isinstance(data, Mapping):
            raise SettingsError(f"{path}: {name} must be a table")
    from .validation import Validator  # needed only where there are settings

    validator = Validator(path, text, tables)
    settings = validator.settings(data)
    if validator.defects:
        raise SettingsError("\n".join(validator.defects))
    return settings


def _parsed(text: str) -> dict[str, Any]:
    """Parse TOML; ValueError, with line and column, for a text that is none."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    except tomllib.TOMLDecodeError:
        raise
    except ValueError as error:
        raise ValueError(f"a number that cannot be read{_place_of_long_number(text)}") from error


def _place_of_long_number(text: str) -> str:
    for number, line in enumerate(text.splitlines(), 1):
        if any(len(digits[0]) > _MOST_DIGITS for digits in re.finditer(_DIGITS, line)):
            return f" (at line {number}): it has more than {_MOST_DIGITS:,} digits"
    return ""
