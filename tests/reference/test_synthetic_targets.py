"""The records counted again, child by child, against the published national values.

Plain loops with the definitions written out, beside the vectorised generator and the counting
engine: both would have to be wrong in the same way.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from kansrijk.monitor.sources.synthetic import Order, synthesize
from kansrijk.reference.loader import load
from kansrijk.reference.tables.monitor import BirthWeightCentile, Observation, OverweightCutoff
from kansrijk.reference.tables.synthetic import SyntheticTarget
from synthetic_delivery import Row, rows

#: As many as a delivery of the whole Netherlands would have.
BIRTHS = 170_000

P10 = {(row.sex, row.gestation_days): row.p10_g for row in load(BirthWeightCentile)}
CUTOFF = {
    (row.sex, row.age_years): row.overweight_bmi
    for row in load(OverweightCutoff)
    if row.reference == "iotf"
}

#: The published indicator and line behind each outcome.
PUBLISHED = {
    "vulnerable": ("kwetsbare_situatie", "main"),
    "big2": ("big2", "main"),
    "no_kraamzorg": ("geen_kraamzorg", "with_hospital_correction"),
    "overweight": ("overgewicht_2jaar", "main"),
    "language_negative": ("spraaktaal_negatief", "main"),
    "out_of_home": ("uithuisplaatsing", "main"),
    "debts_mother": ("problematische_schulden", "main"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return synthesize(Order(BIRTHS, 2021, 2022, 5), tmp_path_factory.mktemp("land") / "out")


@pytest.fixture(scope="module")
def births(folder) -> list[Row]:
    return rows("births", folder)


def born_in(births: Iterable[Row], *years: int) -> list[Row]:
    return [row for row in births if row["birth_date"].year in years]


def percent(part: int, whole: int) -> float:
    return 100 * part / whole


def is_big2(row: Row) -> bool:
    """Before 37+0 weeks, or lighter than p10; what is not known does not count (edition 2023)."""
    days, weight, sex = row["gestation_days"], row["birth_weight"], row["sex"]
    if days is None:
        return False
    low = None not in (weight, sex) and weight < P10[sex, min(days, 294)]
    return days < 259 or low


def has_overweight(row: Row) -> bool:
    """From the IOTF cut-off, a straight line between half years; before two years that of two."""
    half_years = max(row["age_months"], 24) / 6
    before, part = int(half_years), half_years - int(half_years)
    lower, upper = CUTOFF[row["sex"], before / 2], CUTOFF[row["sex"], (before + 1) / 2]
    cutoff = lower + part * (upper - lower)
    return row["weight"] / (row["height"] / 100) ** 2 >= cutoff


def test_published_targets_are_the_published_observations():
    seen = {(o.indicator_id, o.line, o.group, o.year): o.value for o in load(Observation)}
    published = [row for row in load(SyntheticTarget) if row.certainty == "published"]
    assert {row.outcome for row in published} == set(PUBLISHED)
    for row in published:
        assert seen[(*PUBLISHED[row.outcome], row.group, row.year)] == row.value


def test_vulnerable_2021(births):
    labels = [row["vulnerable"] for row in born_in(births, 2021) if row["is_live_born"]]
    known = [label for label in labels if label is not None]
    assert percent(sum(known), len(known)) == pytest.approx(6.8, abs=0.1)
    assert percent(sum(known), len(labels)) == pytest.approx(6.8, abs=0.3)


@pytest.mark.parametrize(
    ("labels", "published"),
    [({True}, 20.7), ({False}, 14.2), ({True, False, None}, 14.8)],
    ids=["vulnerable", "not_vulnerable", "all"],
)
def test_big2_2021(births, labels, published):
    group = [
        is_big2(row)
        for row in born_in(births, 2021)
        if row["vulnerable"] in labels and (row["gestation_days"] or 168) >= 168
    ]
    assert percent(sum(group), len(group)) == pytest.approx(published, abs=0.05)


def test_the_parts_of_big2_look_like_the_published_ones(births):
    counted = [row for row in born_in(births, 2021) if (row["gestation_days"] or 0) >= 168]
    preterm = [row["gestation_days"] < 259 for row in counted]
    low = [is_big2({**row, "gestation_days": max(row["gestation_days"], 259)}) for row in counted]
    assert percent(sum(preterm), len(counted)) == pytest.approx(6.6, abs=0.2)
    assert percent(sum(low), len(counted)) > 8


def test_no_kraamzorg_2022_with_and_without_correction(births):
    known = [
        row
        for row in born_in(births, 2022)
        if row["is_live_born"] and row["kraamzorg_claimed"] is not None
    ]
    short = [not row["kraamzorg_claimed"] for row in known if not row["long_hospital_stay"]]
    every = [not row["kraamzorg_claimed"] for row in known]
    assert percent(sum(short), len(short)) == pytest.approx(4.8, abs=0.1)
    assert percent(sum(every), len(every)) > 5.3


def test_overweight_2022(folder):
    children = [r for r in rows("children_two", folder) if r["year"] == 2022]
    measured = [row for row in children if row["weight"] is not None]
    heavy = sum(has_overweight(row) for row in measured)
    assert percent(heavy, len(measured)) == pytest.approx(8.9, abs=0.01)
    assert percent(heavy, len(children)) == pytest.approx(8.9, abs=0.3)


def test_language_2022(folder):
    outcomes = [r["language_outcome"] for r in rows("children_two", folder) if r["year"] == 2022]
    negative, known = outcomes.count("negative"), len(outcomes) - outcomes.count("unknown")
    assert percent(negative, known) == pytest.approx(5.8, abs=0.01)
    assert percent(negative, len(outcomes)) == pytest.approx(5.8, abs=0.3)


def test_out_of_home_2022(folder, births):
    """Protection and residence that share a day of 2022, per 1,000 born alive in 2021 or 2022."""
    young = {row["child_key"] for row in born_in(births, 2021, 2022) if row["is_live_born"]}
    days: dict[tuple[str, str], set[date]] = {}
    for spell in rows("youth_spells", folder):
        start = max(spell["started_on"], date(2022, 1, 1))
        end = min(spell["ended_on"] or date(2022, 12, 31), date(2022, 12, 31))
        kept = days.setdefault((spell["child_key"], spell["kind"]), set())
        kept |= {start + timedelta(days=n) for n in range((end - start).days + 1)}
    placed = {
        child
        for (child, kind), found in days.items()
        if kind == "protection" and found & days.get((child, "residence"), set())
    }
    assert 1000 * len(placed & young) / len(young) == pytest.approx(1.6, abs=0.02)


def test_debts_of_mothers_2021(folder):
    known = [
        row["debts_mother"]
        for row in rows("households", folder)
        if row["year"] == 2021 and row["debts_mother"] is not None
    ]
    assert percent(sum(known), len(known)) == pytest.approx(1.6, abs=0.01)


def test_municipalities_differ_but_not_wildly(births):
    counts: dict[str, list[bool]] = {}
    for row in births:
        if row["municipality"] and row["vulnerable"] is not None:
            counts.setdefault(row["municipality"], []).append(row["vulnerable"])
    shares = [percent(sum(labels), len(labels)) for labels in counts.values() if len(labels) > 500]
    assert min(shares) < 4
    assert 10 < max(shares) < 25
