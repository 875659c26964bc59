"""What builds and tools leave behind in a checkout."""

import shutil

LEFTOVERS = shutil.ignore_patterns(
    ".git",
    ".mutation",
    ".venv*",
    ".*_cache",
    ".hypothesis",
    "__pycache__",
    "*.egg-info",
    "build",
    "dist",
    "node_modules",
)
