"""A project's settings: found, read, validated, and applied to one file.

They stand in `[tool.reclint]` of pyproject.toml, or at the top of reclint.toml or .reclint.toml, in the nearest folder
up to the top of the repository.
"""

from .data import FileSettings, Settings, in_force
from .file import NAMES, SettingsError, find, read

__all__ = ["NAMES", "FileSettings", "Settings", "SettingsError", "find", "in_force", "read"]
