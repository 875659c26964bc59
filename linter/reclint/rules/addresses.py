"""Addresses that the service opens: whether it can reach them, and what lies behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Severity, Violation
from .context import Context
from .rule import rule
from .view import Obj, Pattern

_PICTURES = ("backgroundImage", "defaultUserBackgroundImage", "image_url")
_ADDRESSES = (*_PICTURES, "rtmpUrl", "endpoint")
_HOST = r"(?i)(?:https?|rtmps?)://(?:[^/?#@]*@)?(\[[0-9a-f:.]+\]|[^/?#:]+)"
_HOST_IS_WHOLE = r"[a-zA-Z]+://[^/?#]+[/?#]"
_OTHER_FORMAT = (
    r"(?i)(?!\w{1,9}://[^/?#]*(?:[?#]|\Z))(?![^?#]*/f_(?:jpg|auto)\b)"
    r"[^?#]*\.(png|gif|webp|svg|avif|heic|tiff?)(?:#|\Z|\?(?![^#]*format))"
)
"""The ending of a file in the path of a URL, unless a store of pictures is asked for another format than it keeps."""
_LONGEST = 2000
"""Characters of an address that are looked at."""


@rule(Severity.WARNING, on="webRecorderParam")
def unreachable_page(page: Obj, ctx: Context) -> Iterator[Violation]:
    """The page to record has a local or private address.

    Why: the page is opened by a browser in the vendor's data centre; one that it cannot reach ends the recording.

    Fails:
        extensionServiceConfig:
          extensionServices:
            - serviceName: web_recorder_service
              serviceParam: {url: "http://localhost:3000/room"}
    Passes:
        extensionServiceConfig:
          extensionServices:
            - serviceName: web_recorder_service
              serviceParam: {url: "https://example.com/room"}
    Source: G-web; R-85
    """
    yield from _unreachable("url", page["url"])


@rule(Severity.WARNING, on="layout userBackground rtmpOutput extensionParams", given=" ".join(_ADDRESSES))
def unreachable_address(holder: Obj, ctx: Context) -> Iterator[Violation]:
    """A picture, a CDN or a storage service has a local or private address.

    Why: the service opens the address from its own data centre. A picture that it cannot load is not shown, a push or
    an upload that it cannot make is lost.

    Fails:
        transcodingConfig: {mixedVideoLayout: 1, backgroundImage: "http://localhost:3000/canvas.jpg"}
    Passes:
        transcodingConfig: {mixedVideoLayout: 1, backgroundImage: "https://example.com/canvas.jpg"}
    Source: derived
    """
    for key in _ADDRESSES:
        if key in holder:
            yield from _unreachable(key, holder[key])


@rule(Severity.WARNING, on="layout userBackground", given=" ".join(_PICTURES))
def unsupported_picture(holder: Obj, ctx: Context) -> Iterator[Violation]:
    """A picture has another format than JPEG and BMP.

    Why: the service takes JPEG and BMP pictures only. Another one is not shown.

    Severity: an info for the pictures of the canvas, for which only older pages name the formats.

    Fails:
        transcodingConfig: {mixedVideoLayout: 1, backgroundConfig: [{uid: "1", image_url: "https://example.com/1.png"}]}
    Passes:
        transcodingConfig: {mixedVideoLayout: 1, backgroundConfig: [{uid: "1", image_url: "https://example.com/1.jpg"}]}
    Source: page, image_url; OLD24
    """
    for key in _PICTURES:
        value = holder.get(key)
        text = value.pieces[-1] if isinstance(value, Pattern) else value
        if isinstance(text, str) and (other := re.match(_OTHER_FORMAT, text[-_LONGEST:])):
            severity = None if key == "image_url" else Severity.INFO
            message = f"{key} names a picture in {other[1].upper()} format; the service shows JPEG and BMP only"
            yield Violation(f"/{key}", message, severity=severity)


def _unreachable(key: str, address: object) -> Iterator[Violation]:
    if host := private_host(_certain(address)):
        message = f"{key} points to {host}, which the service cannot reach; it must be a public address"
        yield Violation(f"/{key}", message)


def _certain(address: object) -> str:
    """An address; of one with placeholders what comes before the first, where the host is complete in it."""
    begin = address.pieces[0] if isinstance(address, Pattern) else address
    if not isinstance(begin, str):
        return ""
    begin = begin[:_LONGEST] if "://" in begin[:_LONGEST] else f"http://{begin[:_LONGEST]}"
    return begin if isinstance(address, str) or re.match(_HOST_IS_WHOLE, begin) else ""


def private_host(url: str) -> str | None:
    """The host of a URL when only a machine or network of one's own can reach it."""
    found = re.match(_HOST, url)
    host = found[1].strip("[]").lower().rstrip(".") if found else ""
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal", ".lan")):
        return host
    import ipaddress  # rarely needed, and start-up counts

    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return None
    return host if not address.is_global else None
