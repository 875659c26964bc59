"""The URL and method that a body is sent with, where they are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..diagnostic import Severity, Violation
from ..messages import listing, quoted
from ..request import Exchange, is_meant_for_service
from ..request.url import HOLE
from ..spec import ENDPOINTS, MODES, facts, is_text_of_missing_value
from .context import Context
from .rule import rule

_BEFORE = {"appid": "apps/"}
"""What stands before a parameter in a URL, where it is not its name."""


@rule(Severity.ERROR, on="exchange")
def unknown_mode_in_url(body: Any, ctx: Context) -> Iterator[Violation]:
    """The URL names a mode that does not exist.

    Why: composite recording is `mix` in the URL; any other word finds no route (404).

    Fails:
        POST https://api.agora.io/v1/apps/{{appid}}/cloud_recording/resourceid/{{rid}}/sid/{{sid}}/mode/composite/stop

        {"cname": "room1", "uid": "527841", "clientRequest": {}}
    Passes:
        POST https://api.agora.io/v1/apps/{{appid}}/cloud_recording/resourceid/{{rid}}/sid/{{sid}}/mode/mix/stop

        {"cname": "room1", "uid": "527841", "clientRequest": {}}
    Source: OAen; R-113
    """
    exchange = ctx.request.exchange
    mode = exchange.parameters.get("mode") if exchange else None
    if mode is not None and mode not in MODES and not re.match(HOLE, mode):
        message = f"the URL names mode {quoted(mode)}; it must be {listing(MODES)}"
        yield Violation("", message, span=ctx.request.sent.url_span, part=("mode/", mode))


@rule(Severity.ERROR, on="exchange")
def misspelt_endpoint(body: Any, ctx: Context) -> Iterator[Violation]:
    """The URL's path is misspelt: the name of the endpoint, or another fixed part of it.

    Why: the only endpoints are acquire, start, query, update, updateLayout and stop, and URLs are case-sensitive; any
    other path is answered with 404. Parts before the endpoint are compared on the service's own hosts only.

    Fails:
        POST https://api.agora.io/v1/apps/{{appid}}/cloud_recording/aquire

        {"cname": "room1", "uid": "527841", "clientRequest": {}}
    Passes:
        POST https://api.agora.io/v1/apps/{{appid}}/cloud_recording/acquire

        {"cname": "room1", "uid": "527841", "clientRequest": {}}
    Source: DS; R-124
    """
    exchange = ctx.request.exchange
    if exchange is not None and exchange.misspelt is not None:
        message = f"the URL ends with {quoted(exchange.misspelt)}, which is no endpoint; did you mean {exchange.kind}?"
        yield Violation("", message, span=ctx.request.sent.url_span, part=("/", exchange.misspelt))
    for flaw in exchange.flaws if exchange is not None else ():
        if flaw.sort == "misspelt":
            message = f"the URL's path has {quoted(flaw.found)}; did you mean {flaw.right}?"
            yield Violation("", message, span=ctx.request.sent.url_span, part=(flaw.before, flaw.found))


@rule(Severity.ERROR, on="exchange")
def wrong_method(body: Any, ctx: Context) -> Iterator[Violation]:
    """The request uses the wrong HTTP method for its endpoint.

    Why: acquire, start, update, updateLayout and stop are POST requests, query is GET; others find no route (404).

    Fails:
        PUT https://api.agora.io/v1/apps/{{appid}}/cloud_recording/acquire

        {"cname": "room1", "uid": "527841", "clientRequest": {}}
    Passes:
        POST https://api.agora.io/v1/apps/{{appid}}/cloud_recording/acquire

        {"cname": "room1", "uid": "527841", "clientRequest": {}}
    Source: DS; R-114
    """
    exchange, method = ctx.request.exchange, ctx.request.method
    right = ENDPOINTS[exchange.kind].method if exchange and exchange.kind else None
    if exchange and right and method and method.upper() != right and not re.search(HOLE, method):
        message = f"the HTTP method of {exchange.kind} is {quoted(method)}; it must be {right}"
        sent = ctx.request.sent
        part = ("", "") if sent.method_span else ("/", exchange.kind or "")
        yield Violation("", message, span=sent.method_span or sent.url_span, part=part)


@rule(Severity.ERROR, on="exchange")
def missing_body(body: Any, ctx: Context) -> Iterator[Violation]:
    """A request that needs a body is sent without one.

    Why: acquire, start, update, updateLayout and stop need at least cname, uid and clientRequest; a call without them
    is answered with error code 2.

    Fails:
        POST https://api.agora.io/v1/apps/{{appid}}/cloud_recording/acquire
    Passes:
        POST https://api.agora.io/v1/apps/{{appid}}/cloud_recording/acquire

        {"cname": "room1", "uid": "527841", "clientRequest": {}}
    Source: page; R-114
    """
    exchange, method = ctx.request.exchange, ctx.request.method or "POST"
    endpoint = ENDPOINTS[exchange.kind] if exchange and exchange.kind else None
    if endpoint and endpoint.object and ctx.request.sent.lacks_body and method.upper() == endpoint.method:
        message = f"{ctx.kind} needs a body with cname, uid and clientRequest, and this request has none"
        yield Violation("", message, span=ctx.request.sent.url_span)


@rule(Severity.WARNING, on="exchange")
def unreachable_url(body: Any, ctx: Context) -> Iterator[Violation]:
    """The URL does not reach the service.

    Why: the hosts are api.sd-rtn.com, api.agora.io and their regional forms (api-us-west-1.agora.io), over HTTPS only;
    the path must be whole, and every part of it must be filled in.

    Fails:
        POST http://api.agora.io/v1/apps/{{appid}}/cloud_recording/acquire

        {"cname": "room1", "uid": "527841", "clientRequest": {}}
    Passes:
        POST https://api.agora.io/v1/apps/{{appid}}/cloud_recording/acquire

        {"cname": "room1", "uid": "527841", "clientRequest": {}}
    Source: DS; R-115
    """
    exchange, span = ctx.request.exchange, ctx.request.sent.url_span
    if exchange is None:
        return
    if exchange.kind is None and not exchange.path.rstrip("/").endswith(tuple(f"/{kind}" for kind in ENDPOINTS)):
        return
    for message, part in (*_host(exchange), *_path(exchange)):
        yield Violation("", message, span=span, part=part)
    for name, value in exchange.parameters.items():
        if not value or is_text_of_missing_value(value):
            message = f"{name} in the URL is {quoted(value)}, which looks like an unset variable; set the variable"
            yield Violation("", message, span=span, part=(_BEFORE.get(name, f"{name}/"), value))


_Told = Iterator[tuple[str, tuple[str, str]]]
"""Messages, each with the part of the URL that it is about and what stands before that."""


def _host(exchange: Exchange) -> _Told:
    """What is wrong with the beginning of a URL."""
    from ..spec.respelt import is_of_service, meant_host

    host = re.sub(_FILLED_IN, _ANY, exchange.host.lower()).split(":")[0]
    shown = exchange.host.lower() if _ANY in host else host
    if exchange.scheme is None and host in ("http", "https") and exchange.path.startswith("//"):
        yield f"the URL begins with {quoted(exchange.host + '//')}; it must begin with https://", ("", exchange.host)
    elif _may_be_known(host):
        if exchange.scheme and exchange.scheme.lower() != "https":
            scheme = f"{exchange.scheme}://"
            yield f"the URL begins with {quoted(scheme)}; it must begin with https://", ("", scheme)
    elif is_of_service(host):
        yield f"the URL's host is {quoted(shown)}; it must be {_hosts()}", ("", exchange.host)
    elif meant := meant_host(host):
        yield f"the URL's host is {quoted(shown)}; did you mean {meant}?", ("", exchange.host)


_FILLED_IN = (
    r"\$?\{\{[^{}]{0,200}\}\}|\$\{[^{}]{0,200}\}|\$\([^()]{0,200}\)|\$[a-z_]\w{0,100}|\{[^{}]{0,200}\}|<[^<>]{0,200}>"
    r"|%[a-z_]\w{0,100}%|%\([a-z_]\w{0,100}\)s|%[sdv]"
)
"""What is filled in later, in a host in small letters."""
_ANY, _HOLES = "*", r"\*+"
_MOST_PIECES = 5
"""Pieces of a host between what is filled in; of one with more anything may become."""


def _may_be_known(host: str) -> bool:
    """Whether a host is one of the service's, or may become one; `*` is what is filled in later."""
    if _ANY not in host:
        return host in facts.HOSTS
    pieces = re.split(_HOLES, host)
    pattern = ".*".join(map(re.escape, pieces))
    return len(pieces) > _MOST_PIECES or any(re.fullmatch(pattern, known) for known in facts.HOSTS)


def _path(exchange: Exchange) -> _Told:
    """What is wrong with the path of a URL on a host of the service."""
    for flaw in exchange.flaws:
        whole = ENDPOINTS[flaw.kind].path
        if flaw.sort == "misspelt":
            continue
        if flaw.sort == "other":
            message = f"the URL's path has {quoted(flaw.found)} where that of {flaw.kind} has {flaw.right}: {whole}"
        elif flaw.sort == "parts":
            message = f"the URL's path does not match that of {flaw.kind}: {whole}"
        else:
            what = "two slashes in a row" if flaw.sort == "doubled" else "a slash too few"
            message = f"the URL's path has {what}; that of {flaw.kind} is {whole}"
        yield message, (flaw.before, flaw.found)


def _hosts() -> str:
    """The general hosts, and one of those for a region as an example."""
    general = [host for host in facts.HOSTS if "-" not in host.split(".")[0]]
    regional = next(host for host in facts.HOSTS if host not in general)
    return f"{listing(general)}, or a regional host such as {regional}"


@rule(Severity.WARNING, on="exchange")
def bad_authorization(body: Any, ctx: Context) -> Iterator[Violation]:
    """The Authorization header is malformed.

    Why: the service expects the scheme Basic once, then the Base64 of `customer ID:customer secret`; the customer ID is
    not the App ID. Anything else is answered with 401.

    Fails:
        POST https://api.agora.io/v1/apps/{{appid}}/cloud_recording/acquire
        Authorization: Bearer abcdefgh

        {"cname": "room1", "uid": "527841", "clientRequest": {}}
    Passes:
        POST https://api.agora.io/v1/apps/{{appid}}/cloud_recording/acquire
        Authorization: Basic Y3VzdG9tZXI6c2VjcmV0

        {"cname": "room1", "uid": "527841", "clientRequest": {}}
    Source: R-116
    """
    sent, exchange = ctx.request.sent, ctx.request.exchange
    header = (sent.authorization or "").strip()
    if not header or exchange is None or not is_meant_for_service(exchange):
        return
    scheme, _, credentials = header.partition(" ")
    if _is_hole(scheme, ctx) or header.startswith(("{", "<", "%")):
        return
    if re.fullmatch(_TAKEN_OUT, header) or re.fullmatch(_TAKEN_OUT, credentials):
        return
    defect: str | None = "does not begin with Basic; the service supports no other scheme"
    if scheme.lower() == "basic":
        known = not _is_hole(credentials, ctx)
        defect = _credentials_defect(credentials.strip(), exchange.parameters.get("appid", "")) if known else None
    if defect:
        yield Violation("", f"the Authorization header {defect}", span=sent.authorization_span or sent.url_span)


@rule(Severity.WARNING, on="exchange")
def wrong_content_type(body: Any, ctx: Context) -> Iterator[Violation]:
    """The Content-Type of a request is not JSON.

    Why: the documentation asks for `Content-Type: application/json`, and counts a wrong header among the causes of
    error code 8. Without a header, `curl -d` and `wget --post-data` send the body as that of a form.

    Fails:
        POST https://api.agora.io/v1/apps/{{appid}}/cloud_recording/acquire
        Content-Type: application/x-www-form-urlencoded

        {"cname": "room1", "uid": "527841", "clientRequest": {}}
    Passes:
        POST https://api.agora.io/v1/apps/{{appid}}/cloud_recording/acquire
        Content-Type: application/json;charset=utf-8

        {"cname": "room1", "uid": "527841", "clientRequest": {}}
    Source: R-125
    """
    sent, exchange = ctx.request.sent, ctx.request.exchange
    if ctx.request.value is None or sent.content_type is None or exchange is None or not is_meant_for_service(exchange):
        return
    stated = sent.content_type.partition(";")[0].strip()
    span = sent.content_type_span or sent.url_span
    if not stated and not sent.content_type.strip():
        yield Violation("", "the Content-Type header is empty; it must be application/json", span=span)
    elif _is_hole(stated, ctx) or not re.match(_TYPE, stated):
        return
    elif sent.is_type_implied:
        from ..spec.respelt import is_of_service

        if is_of_service(exchange.host):  # a proxy may set the header
            kind = quoted(stated)
            message = f"without a Content-Type header, the body is sent as {kind}; add Content-Type: application/json"
            yield Violation("", message, span=sent.content_type_span)
    elif stated.lower() != "application/json":
        message = f"the body is sent as {quoted(stated)}; it must be sent as application/json"
        yield Violation("", message, span=span)


_TAKEN_OUT = r"[^A-Za-z0-9]{1,400}|\W{0,9}(?i:redacted|removed|masked|hidden|omitted|sanitized)\W{0,9}"
"""What stands in the place of a login that was taken out before the text was shown to others."""
_TYPE = r"[A-Za-z*]"


def _is_hole(text: str, ctx: Context) -> bool:
    """Whether a part of a header is filled in later."""
    return "$" in text or "`" in text or ctx.placeholders.inside(text)


def _credentials_defect(credentials: str, appid: str) -> str | None:
    """What is wrong with what follows the scheme; the text itself is never shown."""
    if credentials.lower().startswith("basic"):
        return "contains Basic twice; remove one"
    import base64  # rarely needed, and start-up counts

    try:
        decoded = base64.b64decode(credentials, validate=True).decode()
    except ValueError:
        return "has no valid Base64 after Basic; it must be the Base64 of <customer ID>:<customer secret>"
    identity, colon, secret = decoded.partition(":")
    if not colon or not identity or not secret:
        return "must decode to <customer ID>:<customer secret>, with neither part empty"
    return "contains the App ID; it must contain the customer ID" if identity == appid else None
