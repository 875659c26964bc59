"""Where the files go: vendor, region and what belongs to each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ..diagnostic import Note, Severity, Violation
from ..messages import listing
from ..spec import VENDORS, Region
from .context import Context
from .rule import rule
from .view import UNKNOWN, Arr, Obj, Pattern, get, has, lacks

_ANY_REGION = (5, 6, 11)
_VENDORS_OF = {
    "/stsToken": (1, 2, 3),
    "/extensionParams/sse": (1,),
    "/extensionParams/tag": (1, 2),
    "/extensionParams/endpoint": (11,),
}
"""Settings that some vendors only have: stsToken, and those in extensionParams."""
_LONGEST_PREFIX = 128
_TEXT = (str, Pattern)


def vendor_of(storage: Obj) -> int | None:
    """The vendor's number, where it is one that is known and in service."""
    code = storage["vendor"]
    known = type(code) is int and code in VENDORS and VENDORS[code].withdrawn_since is None
    return code if known else None


def vendor_name(code: int) -> str:
    """A vendor as messages name it: `1 (Amazon S3)`."""
    return f"{code} ({VENDORS[code].name})"


def region_of(storage: Obj) -> Region | None:
    """What is known of the region, where vendor and region are known."""
    vendor, region = vendor_of(storage), get(storage, "region")
    if vendor is None or not isinstance(region, int):
        return None
    return VENDORS[vendor].regions.get(region)


@rule(Severity.WARNING, on="storageConfig", given="region")
def unknown_region(storage: Obj, ctx: Context) -> Iterator[Violation]:
    """The vendor has no region of this number.

    Why: the start succeeds, and the upload fails later: the bucket stays empty. The numbers are the vendor's own.

    Fails:
        storageConfig: {vendor: 8, region: 20}
    Passes:
        storageConfig: {vendor: 8, region: 3}
    Source: DS region-vendor; R-91
    """
    vendor, region = vendor_of(storage), storage["region"]
    known = {} if vendor is None or vendor in _ANY_REGION else VENDORS[vendor].regions
    if vendor is None or not known or not isinstance(region, int) or region in known:
        return
    note = Note("/vendor", f"vendor is {vendor_name(vendor)} here")
    message = f"vendor {vendor_name(vendor)} has no region {region}; its regions are {_numbers(list(known))}"
    yield Violation("/region", message, related=(note,))


def _numbers(codes: list[int]) -> str:
    """Numbers with runs of three and more joined: `0 to 16, 18 and 19`."""
    runs: list[list[int]] = []
    for code in sorted(codes):
        if runs and code == runs[-1][-1] + 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    words = ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run) for run in runs)
    return listing(chain.from_iterable(words), "and")


@rule(Severity.INFO, on="storageConfig", given="region")
def region_ignored(storage: Obj, ctx: Context) -> Iterator[Violation]:
    """A region is set for a vendor that ignores it.

    Why: Azure, Google Cloud and S3-compatible storage find the bucket without it; the reference asks for 0.

    Fails:
        storageConfig: {vendor: 6, region: 3}
    Passes:
        storageConfig: {vendor: 6, region: 0}
    Source: DS region-vendor; R-100, X-9
    """
    vendor, region = storage["vendor"], storage["region"]
    if vendor in _ANY_REGION and isinstance(region, int) and region != 0:
        message = f"vendor {vendor_name(vendor)} ignores region {region}; the documented value is 0"
        yield Violation("/region", message, related=(Note("/vendor", f"vendor is {vendor_name(vendor)} here"),))


@rule(Severity.ERROR, on="storageConfig", given="vendor")
def missing_endpoint(storage: Obj, ctx: Context) -> Iterator[Violation]:
    """S3-compatible storage has no endpoint.

    Why: vendor 11 stands for any S3 service, so extensionParams.endpoint must say which.

    Fails:
        storageConfig: {vendor: 11, region: 0}
    Passes:
        storageConfig: {vendor: 11, region: 0,
          extensionParams: {endpoint: s3.example.com}}
    Source: page, vendor; OAen; R-92
    """
    if storage["vendor"] != 11:
        return
    params = storage["extensionParams"]
    nowhere = lacks(storage, "endpoint") and (lacks(storage, "extensionParams") or lacks(params, "endpoint"))
    if nowhere:
        note = Note("/vendor", "vendor is 11 (S3-compatible storage) here")
        message = (
            "vendor 11 (S3-compatible storage) needs extensionParams.endpoint, the domain name of the storage service"
        )
        yield Violation("/extensionParams/endpoint", message, related=(note,))


@rule(Severity.WARNING, on="storageConfig", given="stsToken extensionParams")
def setting_of_other_vendor(storage: Obj, ctx: Context) -> Iterator[Violation]:
    """A storage setting belongs to another vendor.

    Why: sse is for Amazon S3, tag for Amazon S3 and Alibaba Cloud, stsToken for these two and Tencent Cloud, endpoint
    for S3-compatible storage; elsewhere they are ignored.

    Fails:
        storageConfig: {vendor: 2, region: 0, extensionParams: {sse: kms}}
    Passes:
        storageConfig: {vendor: 1, region: 0, extensionParams: {sse: kms}}
    Source: page, extensionParams; R-93, R-94, R-95, R-96
    """
    vendor, params = vendor_of(storage), storage["extensionParams"]
    if vendor is None:
        return
    for pointer, vendors in _VENDORS_OF.items():
        key = pointer.rpartition("/")[2]
        if vendor not in vendors and _is_set(storage if key == "stsToken" else params, key):
            names = listing([vendor_name(code) for code in vendors], "and")
            only = f"vendor{'s' if len(vendors) > 1 else ''} {names} only"
            message = f"{key} is for {only}; vendor {vendor_name(vendor)} ignores it"
            yield Violation(
                pointer, message, at="key", related=(Note("/vendor", f"vendor is {vendor_name(vendor)} here"),)
            )


def _is_set(holder: object, key: str) -> bool:
    """Whether a setting is there; sse and tag may be empty, and so may what is filled in for them."""
    if not has(holder, key):
        return False
    value = get(holder, key)
    return value != "" and not (value is UNKNOWN and key in ("sse", "tag"))


@rule(Severity.WARNING, on="storageConfig", given="stsToken stsExpiration")
def sts_token_without_expiration(storage: Obj, ctx: Context) -> Iterator[Violation]:
    """Only one of stsToken and stsExpiration is set.

    Why: the service has to know when a temporary token runs out, and an expiration without a token means nothing.

    Fails:
        storageConfig: {vendor: 1, region: 0, stsToken: "${TOKEN}"}
    Passes:
        storageConfig: {vendor: 1, region: 0, stsToken: "${TOKEN}",
          stsExpiration: 1999999999}
    Source: page, stsExpiration; R-97
    """
    needless = vendor_of(storage) not in (None, *_VENDORS_OF["/stsToken"])
    if has(storage, "stsToken") and lacks(storage, "stsExpiration") and not needless:
        note = Note("/stsToken", "the token is here", "key")
        message = "stsToken needs stsExpiration, its expiration time as a Unix timestamp in seconds"
        yield Violation("/stsExpiration", message, related=(note,))
    if has(storage, "stsExpiration") and lacks(storage, "stsToken"):
        note = Note("/stsExpiration", "the expiration is here", "key")
        yield Violation("/stsToken", "stsExpiration has no effect without stsToken", related=(note,))


@rule(Severity.ERROR, on="storageConfig", given="fileNamePrefix")
def prefix_too_long(storage: Obj, ctx: Context) -> Iterator[Violation]:
    """The folders of the file names are too long.

    Why: joined by slashes they may have 128 characters; the start is refused otherwise.

    Severity: a warning at 129 characters: no reference says whether the last slash counts.

    Fails:
        storageConfig: {vendor: 1, region: 0, fileNamePrefix:
          [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,
          bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb]}
    Passes:
        storageConfig: {vendor: 1, region: 0, fileNamePrefix: [a, b]}
    Source: page, fileNamePrefix; R-99
    """
    folders = storage["fileNamePrefix"]
    if not isinstance(folders, Arr):
        return
    lengths = [
        folder.length if isinstance(folder, Pattern) else len(folder) for folder in folders if isinstance(folder, _TEXT)
    ]
    total = sum(lengths) + len(lengths)
    if total > _LONGEST_PREFIX:
        edge = total == _LONGEST_PREFIX + 1
        least = "at least " if folders.is_open else ""
        message = (
            f"fileNamePrefix has {least}{total} characters, counting a slash after each item; at most 128 are allowed"
        )
        doubt = ", and the references do not say whether the final slash counts; remove 1 character to be safe"
        yield Violation(
            "/fileNamePrefix", message + (doubt if edge else ""), severity=Severity.WARNING if edge else None
        )
