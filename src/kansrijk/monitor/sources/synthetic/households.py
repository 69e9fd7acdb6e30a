"""The tables households and mothers: the parents, their debts and their care."""

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
    pick_flags,
    whole,
)
from kansrijk.monitor.sources.synthetic.risks import People, Risks


def household_records(seed: int, births: Births, country: Country, risks: Risks) -> pa.Table:
    """One row per pregnancy of 24+0 weeks or more."""
    every = births.pregnancies
    rows = np.flatnonzero(~every.too_early)
    rng = generator(seed, "households", every.year)
    people, year = every.people.take(rows), every.year
    partner = rng.random(rows.size) < np.where(
        people.label == 1, assume("partner_vulnerable"), assume("partner")
    )
    answers = _Answers(rng, year, people, risks)
    return columns.table(
        pregnancy_key=columns.keys("Z", every.key[rows]),
        mother_key=columns.keys("M", every.mother[rows]),
        partner_key=columns.keys("P", every.mother[rows], ~partner),
        municipality=columns.choices(country.codes_on(date(year, 12, 31)), people.ground),
        year=columns.whole_numbers(np.full(rows.size, year)),
        is_registered=columns.known(rng.random(rows.size) < assume("registered")),
        children=columns.whole_numbers(every.size[rows]),
        live_children=columns.whole_numbers(_live_children(births)[rows]),
        debts_mother=answers.debts("debts_mother"),
        debts_partner=answers.debts("debts_partner", partner),
        mental_health_mother=answers.mental_health("mental_health_mother"),
        mental_health_partner=answers.mental_health("mental_health_partner", partner),
        vulnerable=columns.labels(people.label),
        vulnerability_probability=columns.maybe(every.probability[rows]),
        income_quintile=columns.whole_numbers(people.income),
        education=columns.choices(columns.EDUCATION, people.education),
    )


def _live_children(births: Births) -> Ints:
    alive = np.bincount(births.of, births.live, len(births.pregnancies))
    return alive.astype(np.int64)


class _Answers:
    """Yes or no for each household: an exact share of those of whom it is known."""

    def __init__(self, rng: np.random.Generator, year: int, people: People, risks: Risks) -> None:
        self._rng, self._year, self._people, self._risks = rng, year, people, risks

    def debts(self, outcome: str, there: Flags | None = None) -> pa.Array:
        return self._answer(
            outcome, assume("unknown_debts"), assume("factor_vulnerable_debts"), there
        )

    def mental_health(self, outcome: str, there: Flags | None = None) -> pa.Array:
        return self._answer(
            outcome, assume("unknown_mental_health"), assume("factor_vulnerable"), there
        )

    def _answer(
        self, outcome: str, unknown: float, vulnerable: float, there: Flags | None
    ) -> pa.Array:
        known = self._rng.random(self._people.ground.size) >= unknown
        if there is not None:
            known &= there
        weights = self._risks.of(outcome, self._people, vulnerable=vulnerable) * known
        count = whole(target(outcome, self._year) * np.count_nonzero(known))
        return columns.known(pick_flags(self._rng, weights, count), ~known)


def mother_records(seed: int, births: Births, country: Country, risks: Risks) -> pa.Table:
    """One row per mother, by her first delivery of the year."""
    pregnancies, year = births.pregnancies, births.pregnancies.year
    mother, first = np.unique(pregnancies.mother, return_index=True)
    people = pregnancies.people.take(first)
    rng = generator(seed, "mothers", year)
    weights = risks.of("preconception", people, vulnerable=1, low_income=1, low_education=1)
    claimed = pick_flags(rng, weights, whole(target("preconception", year) * mother.size))
    return columns.table(
        mother_key=columns.keys("M", mother),
        year=columns.whole_numbers(np.full(mother.size, year)),
        municipality=columns.choices(country.codes_on(date(year, 12, 31)), people.ground),
        preconception_claimed=columns.known(claimed),
    )
