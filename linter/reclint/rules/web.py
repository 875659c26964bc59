"""Web page recording and the push of it to a CDN."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostic import Note, Severity, Violation
from ..messages import show
from .context import Context
from .rule import rule
from .video import MOST_PIXELS
from .view import Arr, Obj, get, has, lacks

RECORDER, PUSH = "web_recorder_service", "rtmp_publish_service"
_POLICY = {RECORDER: "error_abort", PUSH: "error_ignore"}


def services(start: Any) -> Arr | None:
    """The list of services that a start's clientRequest asks for, None where it cannot be told."""
    found = get(get(start, "extensionServiceConfig"), "extensionServices")
    return found if isinstance(found, Arr) else None


@rule(Severity.ERROR, on="startRequest")
def web_without_recorder(start: Obj, ctx: Context) -> Iterator[Violation]:
    """Web page recording, or a push of it to a CDN, has no web_recorder_service.

    Why: that service is what records the page; without it the request fails ("services not selected!").

    Fails:
        mode: web
        cname: room1
        uid: "527841"
        clientRequest:
          recordingFileConfig: {avFileType: [hls]}
    Passes:
        mode: web
        cname: room1
        uid: "527841"
        clientRequest:
          recordingFileConfig: {avFileType: [hls]}
          extensionServiceConfig:
            extensionServices:
              - serviceName: web_recorder_service
                serviceParam: {url: "https://example.com"}
    Source: G-web; R-17, R-80
    """
    if ctx.mode == "web" and lacks(start, "extensionServiceConfig") and not _is_of_other_mode(ctx):
        message = f"web page recording needs extensionServiceConfig with a {RECORDER}"
        yield Violation("/extensionServiceConfig", message, related=ctx.mode_notes)
    if not has(start, "extensionServiceConfig"):
        return
    found = services(start)
    names = [get(service, "serviceName") for service in found or ()]
    if found is None or found.is_open or not names or not all(name in (RECORDER, PUSH) for name in names):
        return
    if RECORDER not in names:
        index = names.index(PUSH)
        place = f"/extensionServiceConfig/extensionServices/{index}/serviceName"
        yield Violation(place, f"{PUSH} pushes what {RECORDER} records; add a {RECORDER} to extensionServices")


def _is_of_other_mode(ctx: Context) -> bool:
    """Whether the mode is only inferred and a setting that it ignores, which is reported, belongs to another."""
    return ctx.request.mode_source == "inferred" and bool(ctx.ignored)


@rule(Severity.WARNING, on="extensionServiceConfig")
def service_twice(config: Obj, ctx: Context) -> Iterator[Violation]:
    """A service appears twice.

    Why: one recording records one page, and pushes it to one CDN address.

    Fails:
        extensionServiceConfig:
          extensionServices:
            - serviceName: web_recorder_service
              serviceParam: {url: "https://example.com"}
            - serviceName: web_recorder_service
              serviceParam: {url: "https://example.com/2"}
    Passes:
        extensionServiceConfig:
          extensionServices:
            - serviceName: web_recorder_service
              serviceParam: {url: "https://example.com"}
            - serviceName: rtmp_publish_service
              serviceParam: {outputs: [{rtmpUrl: "rtmp://example.com/live/1"}]}
    Source: CN23; R-81
    """
    found = config["extensionServices"]
    first: dict[str, int] = {}
    if not isinstance(found, Arr) or len(found) > len(_POLICY):  # that is too many in any case
        return
    for index, service in enumerate(found):
        name = get(service, "serviceName")
        if not isinstance(name, str):
            continue
        if name in first:
            note = Note(f"/extensionServices/{first[name]}/serviceName", "first listed here")
            yield Violation(
                f"/extensionServices/{index}/serviceName", f"{name} appears twice; only one is allowed", related=(note,)
            )
        first.setdefault(name, index)


@rule(Severity.WARNING, on="extensionService")
def wrong_error_policy(service: Obj, ctx: Context) -> Iterator[Violation]:
    """A service has an errorHandlePolicy that only the other service supports.

    Why: web_recorder_service knows "error_abort" only, rtmp_publish_service "error_ignore" only; both are the defaults.

    Fails:
        extensionServiceConfig:
          extensionServices:
            - serviceName: web_recorder_service
              errorHandlePolicy: error_ignore
              serviceParam: {url: "https://example.com"}
    Passes:
        extensionServiceConfig:
          extensionServices:
            - serviceName: web_recorder_service
              errorHandlePolicy: error_abort
              serviceParam: {url: "https://example.com"}
    Source: OAzh, OLD26; R-82, X-26
    """
    name, policy = service["serviceName"], service["errorHandlePolicy"]
    right = _POLICY.get(name) if isinstance(name, str) else None
    if right and isinstance(policy, str) and policy and policy != right:
        note = Note("/serviceName", "the service is named here")
        message = f"errorHandlePolicy of {name} is {show(policy)}; this service supports only {show(right)}"
        yield Violation("/errorHandlePolicy", message, related=(note,))


@rule(Severity.ERROR, on="webRecorderParam")
def page_too_large(page: Obj, ctx: Context) -> Iterator[Violation]:
    """The picture of a page has more pixels than 1920 x 1080.

    Why: videoWidth x videoHeight must not exceed it; the request fails.

    Fails:
        extensionServiceConfig:
          extensionServices:
            - serviceName: web_recorder_service
              serviceParam: {videoWidth: 1920, videoHeight: 1200}
    Passes:
        extensionServiceConfig:
          extensionServices:
            - serviceName: web_recorder_service
              serviceParam: {videoWidth: 1920, videoHeight: 1080}
    Source: page, videoWidth; R-76, R-77
    """
    match page:
        case {"videoWidth": int(width), "videoHeight": int(height)} if width * height > MOST_PIXELS:
            note = Note("/videoHeight", "the height is here")
            message = (
                f"{width} x {height} is {width * height:,} pixels; at most {MOST_PIXELS:,} (1920 x 1080) are allowed"
            )
            yield Violation("/videoWidth", message, related=(note,))


@rule(Severity.INFO, on="webRecorderParam")
def paused_start(page: Obj, ctx: Context) -> Iterator[Violation]:
    """The recording starts paused.

    Why: nothing is recorded, though time is billed, until an update with onhold false.

    Fails:
        extensionServiceConfig:
          extensionServices:
            - serviceName: web_recorder_service
              serviceParam: {url: "https://example.com", onhold: true}
    Passes:
        extensionServiceConfig:
          extensionServices:
            - serviceName: web_recorder_service
              serviceParam: {url: "https://example.com", onhold: false}
    Source: page, onhold; R-87
    """
    if page["onhold"] is True:
        yield Violation(
            "/onhold", "the recording starts paused: nothing is recorded until an update sets onhold to false"
        )
