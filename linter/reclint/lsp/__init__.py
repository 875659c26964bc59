"""The language server: findings, fixes, documentation and completion while a request is being typed.

Behind the extra `lsp`. Only `server` and the modules that it imports know the protocol's library.
"""

from __future__ import annotations

from importlib.util import find_spec


def is_installed() -> bool:
    """Whether the extra `lsp` is installed."""
    return find_spec("pygls") is not None


__all__ = ["is_installed"]
