"""An area set: municipalities per year, how they merge, the regions they form, their place on
the tile map. The Netherlands stands in areas/nl; another country is another folder like it."""

from typing import ClassVar, Literal

from pydantic import Field

from kansrijk.reference.rows import Row

AREA_CODE = r"^[A-Z]{2}\d{2,4}$"


class Municipality(Row):
    """A municipality as it was on 1 January of ``year``, with the regions that contain it."""

    table: ClassVar[str] = "areas/nl/municipalities"
    key: ClassVar[tuple[str, ...]] = ("year", "code")

    year: int
    code: str = Field(pattern=AREA_CODE)
    name: str
    name_short: str
    province_code: str = Field(pattern=AREA_CODE)
    province: str
    ggd_code: str = Field(pattern=AREA_CODE)
    ggd_region: str
    vr_code: str = Field(pattern=AREA_CODE)
    vr_region: str
    current_code: str = Field(pattern=AREA_CODE)
    source: str


class Merger(Row):
    """A municipality that went, wholly or for a share of its inhabitants, into another."""

    table: ClassVar[str] = "areas/nl/mergers"
    key: ClassVar[tuple[str, ...]] = ("from_code", "to_code", "date")

    from_code: str = Field(pattern=AREA_CODE)
    from_name: str
    to_code: str = Field(pattern=AREA_CODE)
    to_name: str
    date: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    kind: Literal["whole", "split"]
    share: float = Field(gt=0, le=1)
    note: str | None = None
    source: str


class BorderChange(Row):
    """A municipality that kept its code but took in others before the first year we hold.

    Figures under the same code before and after ``date`` cover different ground.
    """

    table: ClassVar[str] = "areas/nl/border_changes"
    key: ClassVar[tuple[str, ...]] = ("code", "date")

    code: str = Field(pattern=AREA_CODE)
    name: str
    date: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    received: str
    source: str


class RegionMember(Row):
    """A municipality in a region of a system that may cross GGD and province.

    ``year`` is the border year in which the membership is stated.
    """

    table: ClassVar[str] = "areas/nl/regions"
    key: ClassVar[tuple[str, ...]] = ("scheme", "year", "code")

    year: int
    code: str = Field(pattern=AREA_CODE)
    name: str
    scheme: str
    region_code: str
    region_name: str
    source: str


class Tile(Row):
    """The place of a municipality on the hexagon map and on the globe."""

    table: ClassVar[str] = "areas/nl/tilemap"
    key: ClassVar[tuple[str, ...]] = ("code",)

    code: str = Field(pattern=AREA_CODE)
    name: str
    lon: float
    lat: float
    col: int
    row: int
    source: str


class SizeClass(Row):
    """A class of municipalities by inhabitants; it reaches to the next ``from_inhabitants``."""

    table: ClassVar[str] = "areas/nl/size_classes"
    key: ClassVar[tuple[str, ...]] = ("number",)

    number: int = Field(ge=1)
    from_inhabitants: int = Field(ge=0)
    name_nl: str
    name_en: str
    source: str


class AreaSetInfo(Row):
    """What an area set is: area_set.toml in its folder.

    ``borders_known_from`` is the year from which border_changes.csv is complete.
    """

    table: ClassVar[str] = "areas/nl/area_set"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=r"^[a-z0-9_-]+$")
    country_code: str = Field(pattern=AREA_CODE)
    country_name_nl: str
    country_name_en: str
    synthetic: bool
    borders_known_from: int


class NameAlias(Row):
    """A name that people use for a municipality beside its official one (Den Haag)."""

    table: ClassVar[str] = "areas/nl/name_aliases"
    key: ClassVar[tuple[str, ...]] = ("code", "alias")

    code: str = Field(pattern=AREA_CODE)
    alias: str
    source: str
