"""The manifest of a delivery: which tables, of which years, by which borders, from whom."""

import json
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from kansrijk.errors import Fault, TableError, UserError
from kansrijk.monitor.sources.faults import printable, refusal
from kansrijk.monitor.sources.records.schema import schemas
from kansrijk.reference.rows import Row, check_rows

MANIFEST_FILE = "manifest.json"

#: Names inside the folder of the delivery, so that a manifest cannot point anywhere else.
_FOLDER_NAME = r"^[A-Za-z0-9_-][A-Za-z0-9_.-]*$"
_FILE_NAME = r"^[A-Za-z0-9_-][A-Za-z0-9_.-]*\.(parquet|csv)$"

Year = Annotated[int, Field(ge=1990, le=2100)]
FileName = Annotated[str, Field(pattern=_FILE_NAME)]


class AreaSetChoice(BaseModel):
    """The areas of a delivery: a folder beside the manifest, or a set that we hold ("nl")."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    folder: str | None = Field(default=None, pattern=_FOLDER_NAME)
    id: Literal["nl"] | None = None

    @model_validator(mode="after")
    def _is_one_of_both(self) -> Self:
        if (self.folder is None) == (self.id is None):
            raise ValueError("kies een van beide: folder of id")
        return self


class Manifest(Row):
    """manifest.json. ``years`` is the first and the last year, both included.

    A municipality code is one of the borders of the year of its row (``codes_of`` own_year), or
    all codes are of ``border_year``, to which the deliverer recoded them.
    """

    table: ClassVar[str] = "manifest"
    key: ClassVar[tuple[str, ...]] = ("deliverer",)

    format: Literal[1] = Field(description="1: de indeling op deze pagina")
    area_set: AreaSetChoice = Field(
        description='de gebieden: {"id": "nl"}, of {"folder": "areas"} voor een map ernaast'
    )
    border_year: Year = Field(description="het jaar van de grenzen waarop wordt geteld")
    codes_of: Literal["own_year", "border_year"] = Field(
        default="own_year",
        description=(
            "own_year: elke gemeentecode is er een van het jaar van de rij; border_year: alle "
            "codes zijn al omgerekend naar border_year"
        ),
    )
    years: tuple[Year, Year] = Field(description="het eerste en het laatste jaar, beide erbij")
    deliverer: str = Field(min_length=1, max_length=200, description="wie de levering maakte")
    synthetic: bool = Field(description="true als de records verzonnen zijn")
    tables: dict[str, FileName] = Field(
        min_length=1,
        description="per tabel de naam van het bestand (.parquet of .csv) in deze map",
    )
    made_with: str | None = Field(
        default=None, description="de opdracht waarmee een verzonnen levering is gemaakt"
    )
    seed: int | None = Field(default=None, description="het getal waarmee die opnieuw te maken is")

    @field_validator("years")
    @classmethod
    def _years_in_order(cls, years: tuple[int, int]) -> tuple[int, int]:
        if years[0] > years[1]:
            raise ValueError("het eerste jaar is na het laatste")
        return years

    @field_validator("tables")
    @classmethod
    def _tables_that_exist(cls, tables: dict[str, str]) -> dict[str, str]:
        unknown = sorted(printable(name) for name in tables if name not in schemas())
        if unknown:
            raise ValueError(f"{', '.join(unknown)} hoort niet bij: {', '.join(schemas())}")
        return tables

    @property
    def first_year(self) -> int:
        """The first year of the delivery."""
        return self.years[0]

    @property
    def last_year(self) -> int:
        """The last year of the delivery."""
        return self.years[1]

    @property
    def all_years(self) -> range:
        """Every year of the delivery."""
        return range(self.first_year, self.last_year + 1)

    def code_year(self, year: int) -> int:
        """The border year of the municipality codes in rows of ``year``."""
        return year if self.codes_of == "own_year" else self.border_year


def read_manifest(folder: Path) -> Manifest:
    """The checked manifest of a delivery. Raises UserError, or TableError with every fault."""
    raw = _read_json(folder / MANIFEST_FILE)
    try:
        [manifest] = check_rows(Manifest, [raw], file=MANIFEST_FILE)
    except TableError as error:
        raise TableError([_of_field(fault) for fault in error.faults]) from None
    return manifest


def _of_field(fault: Fault) -> Fault:
    """The fault in the words of a manifest, that has fields instead of rows and columns."""
    known = fault.column in Manifest.model_fields
    problem = fault.problem if known or fault.column is None else "dit veld kennen wij niet"
    return Fault(fault.file, f"{fault.column}: {problem}", allowed=fault.allowed)


def _read_json(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise UserError(f"{path.parent} is geen levering: {MANIFEST_FILE} ontbreekt.")
    try:
        raw = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        raise UserError(f"{path} mag of kan niet worden gelezen.") from None
    except (ValueError, RecursionError):
        raise refusal(MANIFEST_FILE, "dit is geen leesbare JSON", allowed="JSON in UTF-8") from None
    if not isinstance(raw, dict):
        raise refusal(MANIFEST_FILE, "dit is geen object", allowed='{"format": 1, ...}')
    return raw
