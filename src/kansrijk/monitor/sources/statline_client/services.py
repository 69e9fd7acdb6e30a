"""Where StatLine is: the addresses, each a setting (docs/how-to/settings.md)."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlsplit

from kansrijk.errors import UserError

Catalogue = Literal["CBS", "RIVM"]
Version = Literal["v4", "v3"]


@dataclass(frozen=True, slots=True)
class Service:
    """One service of StatLine: its dialect, the setting of its address, and the address."""

    version: Version
    setting: str
    base: str

    def address(self, table: str, part: str, query: Mapping[str, str] | None = None) -> str:
        """The address of an entity set of a table, such as MeasureCodes."""
        asked = "&".join(f"{name}={quote(value, safe='')}" for name, value in (query or {}).items())
        path = f"{self.base.rstrip('/')}/{quote(table)}/{quote(part)}"
        return f"{path}?{asked}" if asked else path


_V4 = Service("v4", "KANSRIJK_STATLINE", "https://datasets.cbs.nl/odata/v1/CBS")
_V3 = Service("v3", "KANSRIJK_STATLINE_V3", "https://opendata.cbs.nl/ODataFeed/odata")
_RIVM = Service("v3", "KANSRIJK_STATLINE_RIVM", "https://dataderden.cbs.nl/ODataFeed/odata")

#: In the order in which they are asked: the old service only for what the new one lacks.
#: The feed, not the API: that one refuses answers of more than 10,000 rows.
_SERVICES: Mapping[Catalogue, tuple[Service, ...]] = {"CBS": (_V4, _V3), "RIVM": (_RIVM,)}


def services(catalogue: Catalogue) -> tuple[Service, ...]:
    """The services that hold tables of this owner. UserError when a setting is no address."""
    return tuple(_as_set(service) for service in _SERVICES[catalogue])


def _as_set(service: Service) -> Service:
    base = os.environ.get(service.setting) or service.base
    parts = urlsplit(base)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UserError(f"{service.setting}: '{base}' is geen adres dat met https:// begint.")
    return Service(service.version, service.setting, base)
