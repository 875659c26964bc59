"""The options of a check, as plain data."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from ..diagnostic import Severity
from ..limits import DEFAULT as LIMITS
from ..limits import Limits
from ..source import Stated
from ..spec import PLACEHOLDERS, Placeholders
from ..tuples import NamedTuple

if TYPE_CHECKING:
    from ..template.variables import Variables

_NONE: Mapping[str, Any] = {}


class Options(NamedTuple):
    """One immutable set of options for one text."""

    stated: Stated = Stated()
    placeholders: Placeholders = PLACEHOLDERS
    select: frozenset[str] | None = None
    """The rules that are wanted; None for all."""
    ignore: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = _NONE
    """Severities that replace the rules' own."""
    allow: frozenset[str] = frozenset()
    """Fields (`recordingConfig.newField`) and values (`storageConfig.vendor=12`) that count as documented."""
    supplied: frozenset[str] = frozenset()
    """Fields (`storageConfig.accessKey`) that a program fills in before it sends: they may be absent or empty."""
    require: Mapping[str, Mapping[str, Any]] = _NONE
    """The project's policy: constraints in the spec's words, by field name."""
    pointer: str = ""
    """Where in the document the request lies."""
    prefix: str = ""
    """The current folder as seen from the project's root: fingerprints take paths from there."""
    variables: "Variables | None" = None
    """What placeholders are filled with before the check; None where they stay."""
    keep_text: bool = False
    """Whether the report keeps the text of a clean file, too: pages show pictures of it."""
    limits: Limits = LIMITS
    """The bounds on what is read and told."""
    sources: frozenset[str] | None = None
    """What is read, by the names of `source.SOURCES`; None for all."""
    near_misses: Literal["no", "alone", "all"] = "no"
    """Whether the report names what comes near a request, too: `alone` where the file holds no request."""
    every_text: bool = False
    """Whether every text is a body that was sent: one that cannot be read is a finding, whatever it names."""
    text: bool = True
    """Whether there is a text that people keep; False for a body in a program's hands."""

    @property
    def is_stated(self) -> bool:
        """Whether the caller says what the texts are, so that nothing has to be recognised."""
        return self.stated.kind is not None or self.stated.url is not None

    def reads(self, source: str) -> bool:
        """Whether texts of this sort are read."""
        return self.sources is None or source in self.sources

    def wants(self, name: str) -> bool:
        """Whether findings of a rule are reported."""
        return (self.select is None or name in self.select) and name not in self.ignore

    def wants_any(self, names: Iterable[str]) -> bool:
        """Whether findings of at least one of some rules are reported."""
        return (self.select is None and not self.ignore) or any(map(self.wants, names))


DEFAULT = Options()
