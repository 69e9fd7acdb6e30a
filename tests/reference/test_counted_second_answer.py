"""A second, plain answer to the whole build: loops over a small invented delivery.

From the records in the files to the numbers in FIGURES.parquet, for a handful of indicators and
areas. It shares no code with counting or judging; rows are read one by one.
"""

import csv
from collections import Counter
from datetime import date, timedelta

import pyarrow.parquet as pq
import pytest

from kansrijk.monitor.counted.build import Choices, build_figures
from kansrijk.monitor.counted.parquet import read_figures
from kansrijk.monitor.sources.synthetic import Order, synthesize
from kansrijk.reference.loader import ROOT

YEARS = (2022, 2023, 2024)
PERIODS = {"2022": {2022}, "2023": {2023}, "2024": {2024}, "2022-2024": set(YEARS)}
GROUPS = ("all", "vulnerable")
COUNTRY, LARGEST = "VL01", "VB0001"

INDICATORS = (
    "big2", "vroeggeboorte", "late_start_begeleiding", "kwetsbare_zwangeren", "schulden_ouders",
    "spraaktaal_negatief", "preconceptieconsult", "uithuisplaatsing",
)  # fmt: skip
#: Who is unknown is not divided by.
LEFT_OUT = ("spraaktaal_negatief",)
WITHOUT_LABEL = ("kwetsbare_zwangeren", "preconceptieconsult")


@pytest.fixture(scope="module")
def delivery(tmp_path_factory):
    folder = tmp_path_factory.mktemp("second") / "levering"
    return synthesize(Order(births=300, first_year=2022, last_year=2024, seed=5), folder)


@pytest.fixture(scope="module")
def figures(delivery):
    """Ours: every figure of the delivery, by its key."""
    path = delivery.parent / "figures.parquet"
    build_figures(delivery, path, Choices(edition=2025))
    return {(f.indicator, f.area, f.period, f.group, f.line): f for f in read_figures(path)}


# What happened, row by row -----------------------------------------------------------------------


def rows_of(delivery, table):
    return pq.read_table(delivery / f"{table}.parquet").to_pylist()


def percentiles():
    with (ROOT / "monitor/sga_curves.csv").open(encoding="utf-8") as stream:
        return {
            (row["sex"], int(row["gestation_days"])): int(row["p10_g"])
            for row in csv.DictReader(stream)
        }


def is_big2(birth, chart):
    if birth["gestation_days"] < 259:
        return True
    if birth["sex"] is None or birth["birth_weight"] is None:
        return None
    return birth["birth_weight"] < chart[birth["sex"], min(birth["gestation_days"], 294)]


def has_debts(household):
    parents = [household["debts_mother"]]
    if household["partner_key"] is not None:
        parents.append(household["debts_partner"])
    if True in parents:
        return True
    return None if None in parents else False


def is_placed(child_key, year, spells_of):
    """Whether some day of the year lies in both a measure and a stay elsewhere."""
    day = date(year, 1, 1)
    while day.year == year:
        kinds = {
            spell["kind"]
            for spell in spells_of.get(child_key, ())
            if spell["started_on"] <= day <= (spell["ended_on"] or date.max)
        }
        if kinds == {"protection", "residence"}:
            return True
        day += timedelta(days=1)
    return False


def outcomes(delivery):
    """Per indicator: rows of (municipality, year, label, outcome, how many times it counts)."""
    births, chart = rows_of(delivery, "births"), percentiles()
    for b in births:
        b["year"] = b["birth_date"].year
    counted = [b for b in births if (b["gestation_days"] or 0) >= 168]
    day = "first_examination_day"
    language = {"negative": True, "not_negative": False}
    return {
        "big2": [told(b, is_big2(b, chart)) for b in counted],
        "vroeggeboorte": [told(b, b["gestation_days"] < 259) for b in counted],
        "late_start_begeleiding": [
            told(b, None if b[day] is None else b[day] > 70) for b in counted
        ],
        "kwetsbare_zwangeren": [
            told(b, b["vulnerable"]) for b in births if b["is_live_born"] or b in counted
        ],
        "schulden_ouders": [
            told(h, has_debts(h), h["children"]) for h in rows_of(delivery, "households")
        ],
        "spraaktaal_negatief": [
            told(c, language.get(c["language_outcome"])) for c in rows_of(delivery, "children_two")
        ],
        "preconceptieconsult": [
            told(m, m["preconception_claimed"]) for m in rows_of(delivery, "mothers")
        ],
        "uithuisplaatsing": placements(births, rows_of(delivery, "youth_spells")),
    }


def told(row, outcome, times=1, year=None):
    return row["municipality"], year or row["year"], row.get("vulnerable"), outcome, times


def placements(births, spells):
    spells_of = {}
    for spell in spells:
        spells_of.setdefault(spell["child_key"], []).append(spell)
    return [
        told(b, is_placed(b["child_key"], year, spells_of), year=year)
        for b in births
        for year in (b["year"], b["year"] + 1)
        if b["is_live_born"] and year in YEARS
    ]


# Where it happened -------------------------------------------------------------------------------


def read_areas(delivery, name):
    with (delivery / f"areas/{name}.csv").open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


class Places:
    """Municipalities of 2024: what became of each code, and in which GGD it lies."""

    def __init__(self, delivery):
        mergers = read_areas(delivery, "mergers")
        whole = [merger for merger in mergers if merger["kind"] == "whole"]
        self.became = {merger["from_code"]: merger["to_code"] for merger in whole}
        self.ggd = {
            row["code"]: row["ggd_code"]
            for row in read_areas(delivery, "municipalities")
            if row["year"] == "2024"
        }
        #: Who lived in a divided municipality lives in one of several; those are not compared.
        split = [merger for merger in mergers if merger["kind"] == "split"]
        self.divided = {merger["from_code"] for merger in split}
        self.unsure = {merger["to_code"] for merger in split}
        self.unsure |= {self.ggd[code] for code in self.unsure}
        #: The municipality that was made of the most others.
        sure = [code for code in self.became.values() if self.ggd[code] not in self.unsure]
        self.merged = Counter(sure).most_common(1)[0][0]

    def now(self, code):
        while code in self.became:
            code = self.became[code]
        return None if code in self.divided else code

    def holds(self, area, code):
        now = self.now(code)
        return area == COUNTRY or (now is not None and area in (now, self.ggd[now]))


# The comparison ----------------------------------------------------------------------------------


def plain_counts(rows, places, area, years, group):
    """(population, events, unknown) by going through all rows."""
    population = events = unknown = 0
    for code, year, label, outcome, times in rows:
        if year in years and places.holds(area, code) and (group == "all" or label is True):
            population += times
            events += times * (outcome is True)
            unknown += times * (outcome is None)
    return population, events, unknown


def areas_of(places):
    return {
        "country": COUNTRY,
        "ggd": places.ggd[LARGEST],
        "municipality": LARGEST,
        "merged municipality": places.merged,
        "ggd of the merged municipality": places.ggd[places.merged],
    }


@pytest.fixture(scope="module")
def plain(delivery):
    return outcomes(delivery), Places(delivery)


@pytest.mark.parametrize("indicator", INDICATORS)
def test_every_number_is_that_of_the_plain_loop(indicator, plain, figures):
    rows, places = plain
    groups = GROUPS[:1] if indicator in WITHOUT_LABEL else GROUPS
    for area in areas_of(places).values():
        for period, years in PERIODS.items():
            if indicator == "uithuisplaatsing" and 2022 in years:
                # of the children born in 2021 nothing is known
                assert figures[indicator, area, period, "all", "main"].status == "missing"
                continue
            for group in groups:
                counts = plain_counts(rows[indicator], places, area, years, group)
                check(figures[indicator, area, period, group, "main"], *counts)


def check(figure, population, events, unknown):
    denominator = population - unknown if figure.indicator in LEFT_OUT else population
    if denominator == 0:
        assert (figure.status, figure.value) == ("not_applicable", None), figure.key
        return
    assert (figure.numerator, figure.denominator) == (events, denominator), figure.key
    assert figure.unknown == unknown, figure.key
    scale = 1000 if figure.indicator == "uithuisplaatsing" else 100
    assert figure.value == pytest.approx(scale * events / denominator), figure.key


def test_the_comparison_is_about_something(plain):
    """Most of what is compared has events, and the merged municipality has people."""
    rows, places = plain
    for indicator in INDICATORS:
        population, events, _ = plain_counts(rows[indicator], places, COUNTRY, set(YEARS), "all")
        assert 0 < events < population
    assert plain_counts(rows["big2"], places, places.merged, set(YEARS), "all")[0] > 0
    assert not set(areas_of(places).values()) & places.unsure
    assert any(code in places.became for code, *_ in rows["big2"])
    assert plain_counts(rows["big2"], places, COUNTRY, set(YEARS), "all")[2] > 0
