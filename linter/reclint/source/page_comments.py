"""The comments of a page that speak to reclint: of the block of code below, or of the whole page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ..diagnostic import Span
from .markdown import Fence
from .offsets import Beside
from .shell_comments import SIGN

_COMMENT = r"(?m)^[ \t>]{0,99}((?:<!--|\{/\*)[ \t]{0,9}reclint:[^\r\n]{0,999}?(?:-->|\*/\}))[ \t]{0,99}\r?$"
_OF_FILE = r"(?:<!--|\{/\*)[ \t]{0,9}reclint:[ \t]{0,9}ignore-file\b"
_KIND = r"\bkind="
_BLANK = r"[ \t\r\n>]*"
_MOST = 20
"""Comments above one block."""


class PageComments:
    """The comments of one page."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = [Span(*comment.span(1)) for comment in re.finditer(_COMMENT, text)] if SIGN in text else []
        self._of_file = [span for span in found if re.compile(_OF_FILE).match(text, span.start)]
        self._of_blocks = [span for span in found if span not in self._of_file]
        self._ends = [span.end for span in self._of_blocks]

    def __bool__(self) -> bool:
        return bool(self._of_file or self._of_blocks)

    def states_kind(self, fence: Fence) -> bool:
        """Whether a comment above a block says of which kind it is."""
        return any(re.search(_KIND, self.text[span.start : span.end]) for span in self._above(fence.start))

    def of(self, fence: Fence) -> tuple[Beside, ...]:
        """The comments that speak of what a block holds."""
        if not self:
            return ()
        extent = Span(fence.start, fence.end)
        above = sorted(self._above(fence.start))
        return (*(self._beside(span, extent) for span in above), *(self._beside(span, None) for span in self._of_file))

    def _above(self, at: int) -> Iterator[Span]:
        """The comments that stand above an offset with nothing but blank lines between."""
        for _ in range(_MOST):
            number = bisect_right(self._ends, at) - 1
            if number < 0 or not re.compile(_BLANK).fullmatch(self.text, self._ends[number], at):
                return
            yield self._of_blocks[number]
            at = self._of_blocks[number].start

    def _beside(self, span: Span, extent: Span | None) -> Beside:
        return Beside(self.text[span.start : span.end], span, extent)
