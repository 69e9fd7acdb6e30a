"""What an area is: a code, a name and a level."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote


class Level(StrEnum):
    """How large an area is. The first four nest; a region may cross them."""

    MUNICIPALITY = "municipality"
    GGD = "ggd"
    PROVINCE = "province"
    COUNTRY = "country"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Area:
    """A municipality, GGD, province, country or region, by its official code."""

    code: str
    name: str
    level: Level

    @property
    def url_code(self) -> str:
        """The code as one part of an address; codes of own regions may hold any character."""
        return quote(self.code, safe="")
