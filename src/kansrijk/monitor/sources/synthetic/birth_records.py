"""The table births: the children, with the care their mothers had."""

from datetime import date

import numpy as np
import pyarrow as pa

from kansrijk.monitor.sources.synthetic import columns
from kansrijk.monitor.sources.synthetic.births import Births
from kansrijk.monitor.sources.synthetic.country import Country
from kansrijk.monitor.sources.synthetic.facts import assume, target
from kansrijk.monitor.sources.synthetic.randomness import (
    Flags,
    Ints,
    generator,
    pick,
    pick_flags,
    whole,
)
from kansrijk.monitor.sources.synthetic.risks import UNKNOWN, Risks

#: The last day of pregnancy on which an examination is on time.
LAST_DAY_ON_TIME = 70
EARLIEST_EXAMINATION = 35


def birth_records(seed: int, births: Births, country: Country, risks: Risks) -> pa.Table:
    """One row per child."""
    pregnancies, of = births.pregnancies, births.of
    rng = generator(seed, "care", pregnancies.year)
    first_examination = _first_examination(rng, births, risks)
    claimed, no_claims, long_stay = _kraamzorg(rng, births, risks)
    people = births.people
    codes = country.codes_on(date(pregnancies.year, 12, 31))
    return columns.table(
        child_key=columns.keys("K", births.key),
        pregnancy_key=columns.keys("Z", pregnancies.key[of], pregnancies.too_early[of]),
        mother_key=columns.keys("M", pregnancies.mother[of]),
        municipality=columns.choices(codes, people.ground),
        birth_date=columns.days(births.birth_date),
        is_live_born=columns.known(births.live),
        gestation_days=columns.whole_numbers(births.gestation[of]),
        birth_weight=columns.whole_numbers(births.weight),
        sex=columns.choices(columns.SEX, births.male),
        is_multiple=columns.known(pregnancies.size[of] > 1),
        rank_in_pregnancy=columns.whole_numbers(births.rank),
        first_examination_day=columns.whole_numbers(first_examination[of]),
        kraamzorg_claimed=columns.known(claimed[of], no_claims[of]),
        long_hospital_stay=columns.known(long_stay[of]),
        parity=columns.whole_numbers(pregnancies.parity[of]),
        vulnerable=columns.labels(people.label),
        vulnerability_probability=columns.maybe(pregnancies.probability[of]),
        income_quintile=columns.whole_numbers(people.income),
        education=columns.choices(columns.EDUCATION, people.education),
    )


def _first_examination(rng: np.random.Generator, births: Births, risks: Risks) -> Ints:
    """The day per pregnancy: an exact share of the known ones is late."""
    pregnancies = births.pregnancies
    count = len(pregnancies)
    unknown = rng.random(count) < assume("unknown_first_examination")
    weights = risks.of("late_start", pregnancies.people) * ~unknown
    late = pick_flags(
        rng, weights, whole(target("late_start", pregnancies.year) * np.count_nonzero(~unknown))
    )
    early = np.clip(np.round(rng.normal(58, 7, count)), EARLIEST_EXAMINATION, LAST_DAY_ON_TIME)
    after = LAST_DAY_ON_TIME + 1 + np.floor(rng.exponential(25, count))
    day = np.where(late, np.minimum(after, _longest(births)), early)
    return np.where(unknown, UNKNOWN, day).astype(np.int64)


def _longest(births: Births) -> Ints:
    """No examination after the delivery; where its length is unknown, not after 37 weeks."""
    return np.where(births.gestation == UNKNOWN, 258, births.gestation)


def _kraamzorg(
    rng: np.random.Generator, births: Births, risks: Risks
) -> tuple[Flags, Flags, Flags]:
    """Per pregnancy: claimed, nothing known of claims, and a long stay in hospital.

    An exact share of the live births with known claims and without a long stay has no care.
    """
    pregnancies = births.pregnancies
    count, every = len(pregnancies), np.ones(len(pregnancies))
    alive = np.bincount(births.of, births.live, count) > 0
    long_stay = pick_flags(rng, every, whole(assume("long_hospital_stay") * count))
    no_claims = pick_flags(rng, every, whole(assume("unknown_claims") * count))
    counted = alive & ~long_stay & ~no_claims
    weights = risks.of("no_kraamzorg", pregnancies.people) * counted
    none = whole(target("no_kraamzorg", pregnancies.year) * np.count_nonzero(counted))
    claimed = alive.copy()
    claimed[pick(rng, weights, none)] = False
    claimed[long_stay & (rng.random(count) < assume("no_kraamzorg_after_long_stay"))] = False
    return claimed, no_claims, long_stay
