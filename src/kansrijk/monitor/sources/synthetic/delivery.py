"""Writing the delivery of the invented country: year after year, table after table."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pyarrow as pa

from kansrijk.errors import UserError
from kansrijk.monitor.sources.synthetic.area_files import write_area_set
from kansrijk.monitor.sources.synthetic.birth_records import birth_records
from kansrijk.monitor.sources.synthetic.births import Births, make_births
from kansrijk.monitor.sources.synthetic.children_two import children_two_records
from kansrijk.monitor.sources.synthetic.country import Country, invent_country
from kansrijk.monitor.sources.synthetic.faults import Planter
from kansrijk.monitor.sources.synthetic.households import household_records, mother_records
from kansrijk.monitor.sources.synthetic.pregnancies import make_pregnancies
from kansrijk.monitor.sources.synthetic.risks import Risks
from kansrijk.monitor.sources.synthetic.writing import TableWriters, new_folder
from kansrijk.monitor.sources.synthetic.youth_spells import YouthSpells

Format = Literal["parquet", "csv"]

#: Children are seen at two; mothers return after three years.
AGE_SEEN, YEARS_BETWEEN = 2, 3
FEWEST, MOST = 100, 2_000_000
#: With fewer there is no room for the mergers of the past.
FEWEST_PLACES, MOST_PLACES = 40, 342
EARLIEST_YEAR, LATEST_YEAR = 1995, 2090


@dataclass(frozen=True, slots=True)
class Order:
    """What to make: births per year, the years (both included), the seed, faults of each kind."""

    births: int
    first_year: int
    last_year: int
    seed: int = 0
    faults: int = 0
    format: Format = "parquet"
    #: As many as the Netherlands has when None.
    municipalities: int | None = None

    def check(self) -> None:
        """Raise UserError for an order that cannot be made."""
        if not FEWEST <= self.births <= MOST:
            raise UserError(f"--births {self.births} kan niet. Kies {FEWEST} tot {MOST} per jaar.")
        if not EARLIEST_YEAR <= self.first_year <= self.last_year <= LATEST_YEAR:
            raise UserError(
                f"--years {self.first_year}-{self.last_year} kan niet. "
                f"Kies jaren van {EARLIEST_YEAR} tot en met {LATEST_YEAR}, het eerste eerst."
            )
        places = self.municipalities
        if places is not None and not FEWEST_PLACES <= places <= MOST_PLACES:
            raise UserError(
                f"--municipalities {places} kan niet. Kies {FEWEST_PLACES} tot {MOST_PLACES}."
            )
        if self.seed < 0 or self.faults < 0:
            raise UserError("--seed en --faults zijn 0 of meer.")

    @property
    def years(self) -> range:
        """The years of the delivery."""
        return range(self.first_year, self.last_year + 1)


def synthesize(order: Order, folder: Path, on_year: Callable[[int], None] | None = None) -> Path:
    """Make the delivery in ``folder``, which must be empty or not exist; returns it.

    The same order gives the same bytes. ``on_year`` is called after each year is written. Raises
    UserError for an impossible order or a folder in use.
    """
    order.check()
    country = invent_country(order.seed, order.first_year, order.last_year, order.municipalities)
    with new_folder(folder) as making:
        write_area_set(country, order.seed, making / "areas")
        planter = Planter(order.seed, order.faults, order.years, order.format)
        with TableWriters(making, order.format) as writers:
            for year, tables in _tables_by_year(order, country):
                for name, table in tables.items():
                    before = writers.rows_before(name)
                    writers.write(name, planter.plant(name, year, table, before))
                if on_year:
                    on_year(year)
        _write_manifest(order, making, writers.files)
        if order.faults:
            _write_json(making / "faults.json", planter.planted())
    return folder


def _tables_by_year(order: Order, country: Country) -> Iterator[tuple[int, dict[str, pa.Table]]]:
    """The tables of each year; births reach back two more years, for the children at two."""
    risks = Risks(order.seed, country)
    spells = YouthSpells(order.seed, order.last_year, risks)
    kept: dict[int, Births] = {}
    for year in range(order.first_year - AGE_SEEN, order.last_year + 1):
        before = kept.get(year - YEARS_BETWEEN)
        pregnancies = make_pregnancies(
            order.seed, year, order.births, country, risks, before.pregnancies if before else None
        )
        kept[year] = births = make_births(order.seed, pregnancies, risks)
        kept.pop(year - YEARS_BETWEEN - 1, None)
        if year not in order.years:
            continue
        young = [kept[y] for y in (year - 1, year) if y in order.years]
        seed = order.seed
        yield (
            year,
            {
                "births": birth_records(seed, births, country, risks),
                "households": household_records(seed, births, country, risks),
                "mothers": mother_records(seed, births, country, risks),
                "children_two": children_two_records(
                    seed, year, kept[year - AGE_SEEN], country, risks
                ),
                "youth_spells": spells.records(year, young),
            },
        )


def _write_manifest(order: Order, folder: Path, files: dict[str, str]) -> None:
    manifest = {
        "format": 1,
        "synthetic": True,
        "deliverer": "Voorbeeldland (verzonnen)",
        "area_set": {"folder": "areas"},
        "border_year": order.last_year,
        "codes_of": "own_year",
        "years": [order.first_year, order.last_year],
        "tables": files,
        "seed": order.seed,
        "made_with": f"kansrijk monitor synthesize --births {order.births} "
        f"--years {order.first_year}-{order.last_year} --seed {order.seed}"
        f" --faults {order.faults} --format {order.format}"
        + (f" --municipalities {order.municipalities}" if order.municipalities else ""),
    }
    _write_json(folder / "manifest.json", manifest)


def _write_json(path: Path, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, encoding="utf-8")
