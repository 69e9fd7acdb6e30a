"""The children of the pregnancies of a year: born when, how heavy, Big2 in exact numbers."""

from dataclasses import dataclass

import numpy as np

from kansrijk.monitor.sources.synthetic.birth_weights import birth_weights
from kansrijk.monitor.sources.synthetic.facts import assume, target
from kansrijk.monitor.sources.synthetic.pregnancies import Pregnancies
from kansrijk.monitor.sources.synthetic.randomness import (
    Days,
    Flags,
    Floats,
    Ints,
    generator,
    pick,
    pick_flags,
    whole,
)
from kansrijk.monitor.sources.synthetic.risks import UNKNOWN, People, Risks

PRETERM_DAYS, TERM_DAYS, LONGEST_DAYS = 259, 294, 301
EARLIEST_COUNTED, EARLIEST = 168, 140
#: The year to which the share of preterm birth belongs.
BIG2_YEAR = 2021


@dataclass(frozen=True, eq=False)
class Births:
    """One element per child; ``of`` is the position of its pregnancy, ``rank`` within it from 1.

    ``male`` is 1 or 0, ``weight`` in grams, ``gestation`` in days and per pregnancy; -1 is unknown.
    """

    pregnancies: Pregnancies
    of: Ints
    rank: Ints
    live: Flags
    male: Ints
    weight: Ints
    gestation: Ints

    @property
    def key(self) -> Ints:
        """The numbers of the children: those of the year, in order."""
        return self.pregnancies.key[0] + np.arange(self.of.size)

    @property
    def people(self) -> People:
        """What is known of the family of each child."""
        return self.pregnancies.people.take(self.of)

    @property
    def birth_date(self) -> Days:
        """The day of birth of each child."""
        first = np.datetime64(f"{self.pregnancies.year}-01-01")
        return first + self.pregnancies.day[self.of].astype("timedelta64[D]")


def make_births(seed: int, pregnancies: Pregnancies, risks: Risks) -> Births:
    """The children, such that Big2 has the values of targets.csv per group.

    Counted as edition 2023 does: all children from 24+0 weeks, unknown is not Big2.
    """
    rng = generator(seed, "births", pregnancies.year)
    of = np.repeat(np.arange(len(pregnancies)), pregnancies.size)
    people = pregnancies.people.take(of)
    counted = ~pregnancies.too_early[of]
    preterm = _preterm(rng, pregnancies, risks)
    low = _low_weight(rng, pregnancies, of, people, preterm[of] & counted, counted, risks)
    gestation = _gestation(rng, pregnancies, preterm)
    male = (rng.random(of.size) < assume("boys")).astype(np.int64)
    weight = birth_weights(rng, male, gestation[of], low)
    big2 = low | (preterm[of] & counted)
    return Births(
        pregnancies=pregnancies,
        of=of,
        rank=_rank(of),
        live=_live(rng, preterm[of], counted),
        male=_forget(rng, male, ~big2, assume("unknown_sex")),
        weight=_forget(rng, weight, ~big2, assume("unknown_weight")),
        gestation=_forget(rng, gestation, np.bincount(of, big2) == 0, assume("unknown_gestation")),
    )


def _rank(of: Ints) -> Ints:
    first = np.flatnonzero(np.r_[True, of[1:] != of[:-1]])
    return np.arange(of.size) - np.repeat(first, np.diff(np.r_[first, of.size])) + 1


def _preterm(rng: np.random.Generator, pregnancies: Pregnancies, risks: Risks) -> Flags:
    """Pregnancies from 24+0 weeks that end before 37+0: a fixed share of the children."""
    possible = ~pregnancies.too_early
    multiple = possible & (pregnancies.size > 1)
    early = pick(rng, multiple.astype(float), whole(assume("preterm_multiple") * multiple.sum()))
    year = pregnancies.year
    share = assume("preterm") * target("big2", year) / target("big2", BIG2_YEAR)
    wanted = whole(share * pregnancies.size[possible].sum()) - pregnancies.size[early].sum()
    weights = _big2_weights(risks, pregnancies.people, year) * (possible & ~multiple)
    flags = pick_flags(rng, weights, int(wanted))
    flags[early] = True
    return flags


def _big2_weights(risks: Risks, people: People, year: int) -> Floats:
    ratio = target("big2", year, "vulnerable") / target("big2", year, "not_vulnerable")
    return risks.of("big2", people, vulnerable=ratio)


def _low_weight(
    rng: np.random.Generator,
    pregnancies: Pregnancies,
    of: Ints,
    people: People,
    preterm: Flags,
    counted: Flags,
    risks: Risks,
) -> Flags:
    """Low weight: a share of the preterm children, and of the others what Big2 still needs."""
    weights = _big2_weights(risks, people, pregnancies.year)
    weights *= np.where(pregnancies.size[of] > 1, assume("factor_low_weight_multiple"), 1)
    weights *= np.where(pregnancies.parity[of] == 1, assume("factor_low_weight_first_child"), 1)
    low = pick_flags(rng, weights * preterm, whole(assume("preterm_low_weight") * preterm.sum()))
    for label, wanted in _big2_counts(pregnancies.year, people.label[counted]).items():
        group = counted & (people.label == label)
        still = wanted - np.count_nonzero(group & preterm)
        low[pick(rng, weights * (group & ~preterm), int(still))] = True
    return low


def _big2_counts(year: int, label: Ints) -> dict[int, int]:
    """How many children are Big2: vulnerable, not vulnerable, and the rest of all."""
    groups = {1: "vulnerable", 0: "not_vulnerable"}
    counts = {
        value: whole(target("big2", year, group) * np.count_nonzero(label == value))
        for value, group in groups.items()
    }
    rest = whole(target("big2", year) * label.size) - sum(counts.values())
    counts[UNKNOWN] = min(max(rest, 0), int(np.count_nonzero(label == UNKNOWN)))
    return counts


def _gestation(rng: np.random.Generator, pregnancies: Pregnancies, preterm: Flags) -> Ints:
    count = len(pregnancies)
    term = np.clip(np.round(rng.normal(278.5, 8.0, count)), PRETERM_DAYS, TERM_DAYS)
    early = np.maximum(PRETERM_DAYS - 1 - np.floor(rng.exponential(15, count)), EARLIEST_COUNTED)
    after = rng.random(count) < assume("after_42_weeks")
    late = rng.integers(TERM_DAYS + 1, LONGEST_DAYS + 1, count)
    lost = rng.integers(EARLIEST, EARLIEST_COUNTED, count)
    days = np.where(preterm, early, np.where(after, late, term))
    return np.where(pregnancies.too_early, lost, days).astype(np.int64)


def _live(rng: np.random.Generator, preterm: Flags, counted: Flags) -> Flags:
    """Stillborn is most often preterm; before 24+0 weeks none is alive in these records."""
    weights = counted * np.where(preterm, 20.0, 1.0)
    still = pick_flags(rng, weights, whole(assume("stillborn") * counted.sum()))
    return counted & ~still


def _forget(rng: np.random.Generator, values: Ints, possible: Flags, share: float) -> Ints:
    """Some of the values that are not known, among those that do not make Big2."""
    gone = pick(rng, possible.astype(float), whole(share * values.size))
    values = values.copy()
    values[gone] = UNKNOWN
    return values
