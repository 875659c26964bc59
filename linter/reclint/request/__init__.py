"""Which requests a document holds: their kind, their mode, and how both are known."""

from .find import Request, find, refusal, with_url, without_body
from .kinds import BLOCKS, KINDS, REQUESTS, guess_kind, is_named, object_of
from .mode import Evidence, channel_block, moderates_only
from .places import near_misses
from .url import URL_ENDS, Exchange, contradicted, is_meant_for_service, parse_url

__all__ = [
    "BLOCKS",
    "KINDS",
    "REQUESTS",
    "URL_ENDS",
    "Evidence",
    "Exchange",
    "Request",
    "channel_block",
    "contradicted",
    "find",
    "guess_kind",
    "is_meant_for_service",
    "is_named",
    "moderates_only",
    "near_misses",
    "object_of",
    "parse_url",
    "refusal",
    "with_url",
    "without_body",
]
