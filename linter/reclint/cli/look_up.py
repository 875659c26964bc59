"""The words that shells complete where a command looks names up itself: rules and fields, vendors, regions."""

from __future__ import annotations

from collections.abc import Mapping

import click

from ..spec import VENDORS, field
from .params import LookUpType


def _explained(ctx: click.Context) -> Mapping[str, str]:
    from ..examples.explain import names

    return names()


def _vendors(ctx: click.Context) -> Mapping[str, str]:
    """The numbers and names of the storage vendors; names with blanks are left out."""
    spec = field("storageConfig.vendor")
    found = {str(code): name for code, name in spec.meanings.items()}
    return found | {
        name: spec.meanings[code] for name, code in spec.aliases.items() if code in spec.meanings and " " not in name
    }


def _regions(ctx: click.Context) -> Mapping[str, str]:
    """The regions of the vendor that is named, by their own names, and the areas."""
    wanted = str(ctx.params.get("vendor") or "1")
    names = {name: int(code) for code in VENDORS for name in (str(code), *VENDORS[code].aliases)}
    names |= dict(field("storageConfig.vendor").aliases)
    vendor = VENDORS.get(names.get(wanted, -1))
    regions = vendor.regions.values() if vendor is not None else ()
    areas = field("acquireRequest.region").meanings
    return {name: f"region {region.name}" for region in regions for name in region.names} | dict(areas)


EXPLAINED = LookUpType(_explained)
VENDOR = LookUpType(_vendors)
REGION = LookUpType(_regions)
