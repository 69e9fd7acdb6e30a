"""The table children_two: children around two years as about half of the organisations saw them."""

from datetime import date
from functools import cache

import numpy as np
import pyarrow as pa

from kansrijk.monitor.sources.synthetic import columns
from kansrijk.monitor.sources.synthetic.births import Births
from kansrijk.monitor.sources.synthetic.country import Country
from kansrijk.monitor.sources.synthetic.facts import assume, target
from kansrijk.monitor.sources.synthetic.organisations import delivering, organisation_codes
from kansrijk.monitor.sources.synthetic.randomness import (
    Flags,
    Floats,
    Ints,
    generator,
    pick_flags,
    whole,
)
from kansrijk.monitor.sources.synthetic.risks import UNKNOWN, People, Risks
from kansrijk.reference.loader import load
from kansrijk.reference.tables.monitor import OverweightCutoff

LANGUAGE = ("negative", "not_negative", "unknown")
NEGATIVE, NOT_NEGATIVE, NOT_SCORED = range(3)
YOUNGEST, OLDEST = 18.5, 35.5
#: So far from the cut-off that rounding, or another way to interpolate, changes no outcome.
CLEAR = 0.08


def children_two_records(
    seed: int, year: int, births: Births, country: Country, risks: Risks
) -> pa.Table:
    """One row per child, born two years before ``year``, that a delivering organisation saw."""
    rng = generator(seed, "children_two", year)
    ground = _grounds_now(rng, year, births, country)
    organisation = country.organisation[country.present[ground]]
    seen = births.live & np.isin(organisation, delivering(seed, country, year))
    rows = np.flatnonzero(seen & (rng.random(seen.size) < assume("attendance_at_two")))
    people, male = births.people.take(rows), births.male[rows]
    measured = (rng.random(rows.size) >= assume("unmeasured_at_two")) & (male != UNKNOWN)
    unknown_age = ~measured & (rng.random(rows.size) < assume("unknown_age_at_two"))
    age = _ages(rng, rows.size)
    height, weight = _measures(rng, year, people, male, age, measured, risks)
    no_place = rng.random(rows.size) < assume("unknown_municipality_at_two")
    return columns.table(
        child_key=columns.keys("K", births.key[rows]),
        municipality=columns.choices(country.codes_on(date(year, 12, 31)), ground[rows], no_place),
        year=columns.whole_numbers(np.full(rows.size, year)),
        organisation=columns.choices(organisation_codes(country), organisation[rows]),
        sex=columns.choices(columns.SEX, male),
        age_months=columns.known(age, unknown_age),
        height=columns.known(height, ~measured),
        weight=columns.known(weight, ~measured),
        language_outcome=columns.choices(LANGUAGE, _language(rng, year, people, risks)),
        vulnerable=columns.labels(people.label),
    )


def _grounds_now(rng: np.random.Generator, year: int, births: Births, country: Country) -> Ints:
    """Where the child lives at two: mostly where its mother did at birth."""
    born = births.people.ground
    people = country.people(year)
    moved = (born == UNKNOWN) | (rng.random(born.size) < assume("moved_before_two"))
    return np.where(moved, rng.choice(people.size, born.size, p=people / people.sum()), born)


def _ages(rng: np.random.Generator, count: int) -> Floats:
    mean, deviation = assume("age_at_two_mean"), assume("age_at_two_deviation")
    age: Floats = np.clip(rng.normal(mean, deviation, count), YOUNGEST, OLDEST)
    return np.round(age, 1)


def _measures(
    rng: np.random.Generator,
    year: int,
    people: People,
    male: Ints,
    age: Floats,
    measured: Flags,
    risks: Risks,
) -> tuple[Floats, Floats]:
    """Height in cm and weight in kg: an exact share of the measured children has overweight."""
    weights = risks.of("overweight", people) * measured
    count = whole(target("overweight", year) * np.count_nonzero(measured))
    bmi = _body_mass(rng, cutoffs(male, age), pick_flags(rng, weights, count))
    at_24 = np.where(male == 1, assume("height_at_two_boys"), assume("height_at_two_girls"))
    middle = at_24 + assume("height_growth_at_two") * (age - 24)
    height = np.round(rng.normal(middle, assume("height_at_two_deviation")), 1)
    return height, np.round(bmi * (height / 100) ** 2, 2)


def _body_mass(rng: np.random.Generator, cutoff: Floats, overweight: Flags) -> Floats:
    """Body mass index clearly on the right side of the cut-off."""
    usual = rng.normal(assume("bmi_at_two_mean"), assume("bmi_at_two_deviation"), cutoff.size)
    usual = np.clip(usual, 12.5, cutoff - CLEAR)
    far = rng.random(cutoff.size) < assume("obesity_share")
    above = rng.exponential(0.5, cutoff.size) + np.where(far, 2.0, 0.0)
    return np.where(overweight, cutoff + CLEAR + np.minimum(above, 6), usual)


def _language(rng: np.random.Generator, year: int, people: People, risks: Risks) -> Ints:
    """An exact share of the children with a known outcome scores negative."""
    known = rng.random(people.ground.size) >= assume("unknown_language")
    weights = risks.of("language_negative", people) * known
    count = whole(target("language_negative", year) * np.count_nonzero(known))
    negative = pick_flags(rng, weights, count)
    return np.where(known, np.where(negative, NEGATIVE, NOT_NEGATIVE), NOT_SCORED)


@cache
def _cutoff_table() -> tuple[Floats, Floats]:
    """Ages in months, and the IOTF cut-offs by sex (0 female, 1 male) and age."""
    rows = [row for row in load(OverweightCutoff) if row.reference == "iotf"]
    ages = sorted({row.age_years for row in rows})
    by_key = {(row.sex, row.age_years): row.overweight_bmi for row in rows}
    values = [[by_key[sex, age] for age in ages] for sex in ("female", "male")]
    return np.array(ages) * 12, np.array(values)


def cutoffs(male: Ints, age_months: Floats) -> Floats:
    """The body mass index from which each child has overweight; below 24.0 months that of 24.0."""
    ages, values = _cutoff_table()
    girls, boys = (np.interp(age_months, ages, row) for row in values)
    return np.where(male == 1, boys, girls)
