"""Whether a text may be a request: by the names in it, or by the endpoint of the service that it is sent to."""

from __future__ import annotations

import re

from .offsets import PART_OF_NAME

_NAMES = (
    r"(?<![\w$.])(?:\\{0,3}[\"'])?(?P<name>cname|recordingConfig|storageConfig|recordingFileConfig|snapshotConfig"
    r"|extensionServiceConfig|transcodingConfig|streamSubscribe|webRecordingConfig|rtmpPublishConfig|mixedVideoLayout"
    r"|resourceExpiredHour|startParameter|appsCollection|(?P<envelope>(?i:c[a-z]{3,6}[_-]?re?u?q[a-z]{2,7})))"
    r"(?:\\{0,3}[\"'])?[ \t]{0,9}:"
)
"""A key that is the channel, a block of the API, or `clientRequest` spelt in another way."""
_SIGNS = ("onfig", "cname", "ubscribe", "arameter", "ixedVideoLayout")
"""What one of two of those names has in it: looking for that first passes over nearly all texts fast."""
_ENDPOINT = (
    r"/cloud_recording/acquire\Z"
    r"|/(?:cloud_recording|resourceid/[^/?#\s]{1,300}(?:/sid/[^/?#\s]{1,300})?/mode)/[^?#\s]{1,500}"
    r"/(?:start|stop|update|updateLayout)\Z"
)
_WITHOUT_BLOCKS = r"\s{0,99}\{[^{}\[\]]{0,400}\"cname\"[^{}\[\]]{0,400}\}\s{0,99}\Z"
"""A body that names the channel and holds no object."""
_OBJECT = r"\s{0,99}\{\s{0,99}(?:[\"'}]|[A-Za-z_]\w{0,60}\s{0,9}:)"
_OTHER_VALUE = r"\s{0,99}(?:\[\s{0,99}[\]{\"0-9]|(?:\"[^\"\\{}\[$]{0,200}\"|null|true|false|-?[0-9.]{1,20})\s{0,99}\Z)"
_HOST = r"[A-Za-z]{2,9}://(?:[^/@?#\s]{1,200}@)?([^/?#\s]{1,255})"


def names_request(text: str) -> bool:
    """Whether a text names what every request has, be it misspelt, or two of the keys that only requests have."""
    if PART_OF_NAME in text:
        return True
    if not any(sign in text for sign in _SIGNS):
        return False
    first = None
    for key in re.finditer(_NAMES, text):
        name = "clientRequest" if key["envelope"] else key["name"]
        first = first or name
        if name != first:
            return True
    return False


def may_be_ours(text: str) -> bool:
    """Whether a text names a request, or the service that one is sent to."""
    return PART_OF_NAME in text or "cloud_recording/" in text or "/resourceid/" in text or names_request(text)


def is_ours(body: str, url: str | None, *, is_page: bool = False) -> bool:
    """Whether a body may be a request: by a name in it, or by the endpoint that it is sent to.

    In a page anything may stand for a body that is left out: `{}`, `{"key": "value"}`.
    """
    if names_request(body):
        return True
    if url is None:
        return False
    is_value = not is_page and (is_object(body) or re.match(_OTHER_VALUE, body) is not None)
    return names_channel(body, url) or (is_value and _is_endpoint(url))


def names_channel(body: str, url: str | None) -> bool:
    """Whether a body without an object in it that names the channel is sent to what may be an endpoint."""
    is_sent = url is not None and re.search(_ENDPOINT, url.partition("?")[0]) is not None
    return is_sent and re.match(_WITHOUT_BLOCKS, body) is not None


def is_object(body: str) -> bool:
    """Whether a body begins like an object of JSON, and not like a template."""
    return re.match(_OBJECT, body) is not None


def _is_endpoint(url: str) -> bool:
    """Whether a URL is that of an endpoint; `…/cloud_recording/acquire` alone may be a program's own."""
    address = url.partition("?")[0]
    if re.search(_ENDPOINT, address) is None:
        return False
    if "/v1/apps/" in address or ("/resourceid/" in address and "/mode/" in address):
        return True
    from ..spec.respelt import is_of_service  # few URLs leave any doubt, and start-up counts

    host = re.match(_HOST, address)
    return host is not None and is_of_service(host[1])
