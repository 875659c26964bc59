"""A body has the findings in a string, page or script that it has alone, each at its place there."""

from .test_fixes_in_hosts import mended as _  # noqa: F401

PAGES = (".md", ".mdx")
