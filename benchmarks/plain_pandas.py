"""The rival of bench_counting.py: a plain pandas program that aggregates every level anew.

It counts the same indicators of edition 2025 in the same records, without recoding: per area, year
or block of years and group one ``groupby`` over the records, as scripts that are copied from year
to year do.
"""

from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd

from kansrijk.monitor.areas import AreaSet
from kansrijk.reference.loader import load
from kansrijk.reference.tables.monitor import BirthWeightCentile

LENGTHS = (1, 3, 5)
LARGE = ("ggd", "province", "country")
IOTF = {"male": (18.41, 18.13, 17.89), "female": (18.02, 17.76, 17.56)}


def count_every_level(folder: Path, columns: Mapping[str, Sequence[str]]) -> int:
    """Count all tables; gives the number of cells."""
    areas = AreaSet.load(folder / "areas")
    tables = {
        name: pd.read_parquet(folder / f"{name}.parquet", columns=list(wanted))
        for name, wanted in columns.items()
    }
    births = tables["births"]
    births["year"] = pd.DatetimeIndex(births["birth_date"]).year
    placed = births.merge(overlapping(tables["youth_spells"]), on="child_key")
    counted = {
        "births": count_births(births),
        "households": count_households(tables["households"]),
        "children_two": count_children(tables["children_two"]),
        "mothers": pd.DataFrame({"consult": tables["mothers"]["preconception_claimed"]}),
        "placed": pd.DataFrame({"placed": np.ones(len(placed), dtype=bool)}),
    }
    tables["placed"] = placed
    return sum(levels(tables[name], counts, areas) for name, counts in counted.items())


def count_births(births: pd.DataFrame) -> pd.DataFrame:
    """Per child whether it counts in each indicator, and as what."""
    p10 = pd.Series({(r.sex, r.gestation_days): r.p10_g for r in load(BirthWeightCentile)})
    days = births["gestation_days"].clip(161, 294)
    limit = p10.reindex(pd.MultiIndex.from_arrays([births["sex"], days])).to_numpy()
    population = (births["gestation_days"] >= 168).fillna(False).astype(bool)
    preterm = population & (births["gestation_days"] < 259).fillna(False).astype(bool)
    weight = births["birth_weight"].to_numpy(dtype=float, na_value=np.nan)
    unknown = population & (np.isnan(weight) | np.isnan(limit))
    small = population & (weight < limit)
    mother = births["is_live_born"] & (births["rank_in_pregnancy"] == 1)
    mother &= ~births["long_hospital_stay"]
    late = births["first_examination_day"]
    claimed = births["kraamzorg_claimed"]
    return pd.DataFrame(
        {
            "population": population, "preterm": preterm, "small": small,
            "unknown": unknown, "big2": preterm | small, "late": population & (late > 70),
            "late_unknown": population & late.isna(), "mothers": mother,
            "none": mother & (claimed == False), "none_unknown": mother & claimed.isna(),  # noqa: E712
            "live": births["is_live_born"], "vulnerable": births["vulnerable"] == True,  # noqa: E712
        }
    )  # fmt: skip


def count_households(rows: pd.DataFrame) -> pd.DataFrame:
    """Per pregnancy: children, and children with a parent who has debts or care."""
    children = rows["children"]
    found = {"children": children}
    for what in ("debts", "mental_health"):
        either = (rows[f"{what}_mother"] == True) | (rows[f"{what}_partner"] == True)  # noqa: E712
        found[what] = children.where(either, 0)
    return pd.DataFrame(found)


def count_children(rows: pd.DataFrame) -> pd.DataFrame:
    """Per child around two: language, and overweight by a limit on the straight line."""
    limit = np.full(len(rows), np.nan)
    for sex, limits in IOTF.items():
        mine = (rows["sex"] == sex).to_numpy()
        limit[mine] = np.interp(rows.loc[mine, "age_months"], (24, 30, 36), limits)
    bmi = rows["weight"] / (rows["height"] / 100) ** 2
    return pd.DataFrame(
        {
            "negative": rows["language_outcome"] == "negative",
            "unknown": rows["language_outcome"].isin(["unknown"]) | rows["language_outcome"].isna(),
            "heavy": bmi >= limit,
            "not_measured": bmi.isna() | np.isnan(limit),
        }
    )


def overlapping(spells: pd.DataFrame) -> pd.DataFrame:
    """The children with protection and residence on the same day."""
    ended = spells["ended_on"].fillna(pd.Timestamp("2100-01-01").date())
    spells = spells.assign(ended_on=ended)
    both = spells[spells["kind"] == "protection"].merge(
        spells[spells["kind"] == "residence"], on="child_key", suffixes=("", "_stay")
    )
    together = both["started_on"] <= both["ended_on_stay"]
    together &= both["started_on_stay"] <= both["ended_on"]
    return both.loc[together, ["child_key"]].drop_duplicates()


def levels(rows: pd.DataFrame, counts: pd.DataFrame, areas: AreaSet) -> int:
    """One groupby per level, length of period and split; gives the number of cells."""
    cells = 0
    area_of = areas_of(rows["municipality"], areas)
    splits = {None: None} | {
        name: rows[name] for name in ("vulnerable", "income_quintile", "education") if name in rows
    }
    for (level, area), length, (split, group) in product(area_of.items(), LENGTHS, splits.items()):
        if split in ("income_quintile", "education") and level not in LARGE:
            continue
        keys = [area, (2024 - rows["year"]) // length, *([] if group is None else [group])]
        cells += len(counts.groupby(keys, dropna=False, observed=True).sum())
    return cells


def areas_of(municipality: pd.Series, areas: AreaSet) -> dict[str, pd.Series]:
    """Per level the code of every row."""
    found = {"municipality": municipality}
    parents: dict[str, list[str]] = {}
    for code in municipality.dropna().unique():
        year = areas.borders.years_of(code)[-1]
        parents[code] = [area.code for area in areas.parents(code, year)]
    for place, level in enumerate(LARGE):
        found[level] = municipality.map({code: above[place] for code, above in parents.items()})
    return found
