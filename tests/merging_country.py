"""An invented country whose borders change between two releases, and records of it.

2022-01-01: Aardam and the small Beekdorp become Nieuwstad; Cromsluis is divided over Dorpe (0.6)
and Eiland (0.4). The other municipalities stay what they are. The records are of 2020, 2021 and
2022; figures of them are made by the borders of 2021 or by those of 2022.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from invented_areas import write_area_set
from tiny_delivery import Row, parquet_schema, right_rows

YEARS = (2020, 2021, 2022)
AARDAM, BEEKDORP, CROMSLUIS, DORPE, EILAND, NIEUWSTAD = (
    "GM9001", "GM9002", "GM9003", "GM9004", "GM9005", "GM9010",
)  # fmt: skip
#: Births a year, by the borders of 2021.
BIRTHS: Mapping[str, int] = {
    AARDAM: 260, BEEKDORP: 22, "GM9021": 110, "GM9022": 70, "GM9023": 150,
    CROMSLUIS: 60, DORPE: 120, EILAND: 90, "GM9025": 140, "GM9026": 75,
}  # fmt: skip
#: Births a year of which the municipality is not known.
NOWHERE = 130
NORTH = (AARDAM, BEEKDORP, NIEUWSTAD, "GM9021", "GM9022", "GM9023")
_MERGERS = """from_code,from_name,to_code,to_name,date,kind,share,note,source
GM9001,Gemeente 9001,GM9010,Gemeente 9010,2022-01-01,whole,1,,test
GM9002,Gemeente 9002,GM9010,Gemeente 9010,2022-01-01,whole,1,,test
GM9003,Gemeente 9003,GM9004,Gemeente 9004,2022-01-01,split,0.6,,test
GM9003,Gemeente 9003,GM9005,Gemeente 9005,2022-01-01,split,0.4,,test
"""
_SIZES = """number,from_inhabitants,name_nl,name_en,source
1,0,klein,small,test
2,10000,groot,large,test
"""


def births_of(year: int) -> dict[str, int]:
    """Births by the borders of 1 January of a year."""
    found = dict(BIRTHS)
    if year == YEARS[-1]:
        found[NIEUWSTAD] = found.pop(AARDAM) + found.pop(BEEKDORP)
        divided = found.pop(CROMSLUIS)
        found[DORPE] += divided * 6 // 10
        found[EILAND] += divided * 4 // 10
    return found


def children(seed: int = 1) -> list[Row]:
    """A row of births for every child: some late, some vulnerable, some without a label."""
    random = np.random.default_rng(seed)
    return [
        {
            "municipality": code,
            "birth_date": date(year, 6, 1),
            "first_examination_day": 90 if random.random() < 0.16 else 60,
            "gestation_days": 250 if random.random() < 0.12 else 280,
            "birth_weight": int(random.choice([2300, 2700, 3400], p=[0.1, 0.1, 0.8])),
            "vulnerable": [True, False, None][random.choice(3, p=[0.2, 0.74, 0.06])],
            "income_quintile": int(random.integers(1, 6)),
            "education": ["low", "middle", "high"][random.integers(3)],
        }
        for year in YEARS
        for code, number in [*births_of(year).items(), (None, NOWHERE)]
        for _ in range(number)
    ]


def write_country(folder: Path, births: Sequence[Row]) -> Path:
    """A delivery with these births."""
    folder.mkdir(parents=True)
    write_area_set(
        folder / "areas", municipalities=_municipalities(), mergers=_MERGERS, size_classes=_SIZES,
        border_changes="code,name,date,received,source\n", name_aliases="code,alias,source\n",
        regions=_regions(), tilemap=_tiles(), inhabitants=_inhabitants(),
    )  # fmt: skip
    table = pa.Table.from_pylist(right_rows("births", births), schema=parquet_schema("births"))
    pq.write_table(table, folder / "births.parquet")
    manifest = {
        "format": 1, "area_set": {"folder": "areas"}, "border_year": 2022,
        "years": [YEARS[0], YEARS[-1]], "deliverer": "De toets", "synthetic": True,
        "tables": {"births": "births.parquet"},
    }  # fmt: skip
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def _municipalities() -> str:
    now = {AARDAM: NIEUWSTAD, BEEKDORP: NIEUWSTAD, CROMSLUIS: DORPE}
    lines = [
        "year,code,name,name_short,province_code,province,ggd_code,ggd_region,vr_code,vr_region,"
        "current_code,source"
    ]
    for year in YEARS:
        for code in sorted(births_of(year)):
            side = 1 if code in NORTH else 2
            name = f"Gemeente {code[2:]}"
            lines.append(
                f"{year},{code},{name},{name},PV9{side},Provincie {side},GG9{side},GGD {side},"
                f"VR9{side},Regio {side},{now.get(code, code)},test"
            )
    return "\n".join(lines) + "\n"


def _regions() -> str:
    lines = ["year,code,name,scheme,region_code,region_name,source"]
    for number, code in enumerate(sorted(BIRTHS)):
        region = f"ZK9{number % 2},Zorg {number % 2}"
        lines.append(f"2020,{code},Gemeente {code[2:]},zorgkantoorregio,{region},test")
    return "\n".join(lines) + "\n"


def _tiles() -> str:
    lines = ["code,name,lon,lat,col,row,source"]
    for number, code in enumerate(sorted(births_of(YEARS[-1]))):
        lines.append(f"{code},Gemeente {code[2:]},5.0,{50 + number / 10},{number},0,test")
    return "\n".join(lines) + "\n"


def _inhabitants() -> str:
    lines = ["code,year,inhabitants,source"]
    for year in YEARS:
        lines += [f"{code},{year},{100 * n},test" for code, n in sorted(births_of(year).items())]
    return "\n".join(lines) + "\n"
