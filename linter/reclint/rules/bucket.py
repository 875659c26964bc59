"""The names of buckets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..diagnostic import Fix, Set, Severity, Violation
from ..messages import show
from ..spec import VENDORS
from ..spec.model import NameRule
from .context import Context
from .rule import rule
from .storage import vendor_name, vendor_of
from .view import Obj, get

_AMAZON = 1
_TENCENT = 3
_LONGEST = 1000
"""Characters of a name that are looked at."""
_PLAIN = r"[A-Za-z0-9._-]+"
"""A name of characters that one vendor or other has in names."""
_SCHEME = r"[A-Za-z][A-Za-z0-9+.-]{0,20}://"
_SCHEMES = ("s3:", "gs:", "oss:", "cos:", "obs:")
"""Schemes whose URLs begin with the bucket."""
_ARN = r"arn:[a-z-]{3,20}:s3:::([A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9])(?:/.*)?"
_BARE = r"[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]"
_APPID = r".*-[0-9]{5,12}"


@rule(Severity.WARNING, on="storageConfig", given="bucket")
def invalid_bucket_name(storage: Obj, ctx: Context) -> Iterator[Violation]:
    """The storage vendor does not allow this bucket name.

    Why: the service takes any name, and the recording starts. The upload fails, and the bucket that was meant stays
    empty. No vendor accepts a URL, an ARN, a path or blanks. Amazon's oldest region, us-east-1, has buckets
    with capitals and underscores, so names are not judged there.

    Severity: an info for a Tencent bucket without an APPID: it may be the name without its end.

    Fails:
        storageConfig: {vendor: 1, region: 3, bucket: my_bucket, accessKey: "${KEY}", secretKey: "${SECRET}"}
    Passes:
        storageConfig: {vendor: 1, region: 3, bucket: my-bucket, accessKey: "${KEY}", secretKey: "${SECRET}"}
    Source: page, bucket; the vendors' own rules
    """
    name = get(storage, "bucket")
    if not isinstance(name, str) or not name:
        return
    if (violation := _no_name(name)) or (violation := _broken_rule(name, storage)):
        yield violation


@lru_cache(maxsize=256)
def _no_name(name: str) -> Violation | None:
    """What is wrong with a name that no vendor can have."""
    if re.fullmatch(_PLAIN, name):
        return None
    if scheme := re.match(_SCHEME, name):
        bare = re.match(_BARE, name[scheme.end() :]) if name.startswith(_SCHEMES) else None
        fix = Fix(f"write {show(bare[0])}", (Set("/bucket", bare[0]),), safe=False) if bare else None
        return Violation("/bucket", f"bucket is {show(name)}, a URL; it must be the bucket name only", fix=fix)
    if name.startswith("arn:"):
        bare = re.fullmatch(_ARN, name)
        fix = Fix(f"write {show(bare[1])}", (Set("/bucket", bare[1]),), safe=False) if bare else None
        return Violation("/bucket", f"bucket is {show(name)}, an ARN; it must be the bucket name only", fix=fix)
    if name != name.strip():
        stripped = name.strip()
        fix = Fix(f"write {show(stripped)}", (Set("/bucket", stripped),), safe=False) if stripped else None
        return Violation("/bucket", f"bucket is {show(name)}; it must not begin or end with a space", fix=fix)
    if re.search(r"\s", name):
        return Violation("/bucket", f"bucket is {show(name)}; it must not contain spaces")
    if "/" in name or "\\" in name:
        right = "it must be the bucket name only; put each folder in fileNamePrefix as a separate item"
        message = f"bucket is {show(name)}, a path; {right}"
        return Violation("/bucket", message)
    return None


@lru_cache(maxsize=256)
def _first_broken(vendor: int, name: str) -> NameRule | None:
    return next((rule for rule in VENDORS[vendor].name_rules if not re.fullmatch(rule.fits, name)), None)


def _broken_rule(name: str, storage: Obj) -> Violation | None:
    """The first of the vendor's rules that a name breaks."""
    code, region = vendor_of(storage), get(storage, "region")
    if code is None or (code == _AMAZON and (not isinstance(region, int) or region == 0)):
        return None
    broken = _first_broken(code, name[:_LONGEST])
    if broken is not None:
        return Violation("/bucket", f"bucket is {show(name)}; with vendor {vendor_name(code)} it must {broken.must}")
    if code == _TENCENT and not re.fullmatch(_APPID, name[:_LONGEST]):
        right = show(f"{name[:20]}-1250000000")
        must = f"it should end with your Tencent Cloud APPID, as in {right}"
        message = f"bucket is {show(name)}; with vendor {vendor_name(code)} {must}"
        return Violation("/bucket", message, severity=Severity.INFO)
    return None
