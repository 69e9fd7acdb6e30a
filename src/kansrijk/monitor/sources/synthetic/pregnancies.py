"""The pregnancies of a year: how many children, of whom, where, and who is labelled vulnerable."""

from dataclasses import dataclass

import numpy as np

from kansrijk.monitor.sources.synthetic.country import Country
from kansrijk.monitor.sources.synthetic.facts import assume, target
from kansrijk.monitor.sources.synthetic.randomness import (
    Flags,
    Floats,
    Ints,
    generator,
    pick,
    pick_flags,
    whole,
)
from kansrijk.monitor.sources.synthetic.risks import UNKNOWN, People, Risks

#: Keys are numbers of a year followed by seven digits.
KEYS_PER_YEAR = 10_000_000
#: Of two deliveries in one year, the first falls before this day and the other after that one.
EARLY, LATE = 31, 345


@dataclass(frozen=True, eq=False)
class Pregnancies:
    """One element per pregnancy that ended in ``year``, in order of their keys.

    ``size`` children; ``day`` of the year from 0; ``parity`` -1 unknown; ``mother`` is the number
    of her key. ``too_early`` ended before 24+0 weeks. ``probability`` of the model is given instead
    of a label for a few, and not a number for the others.
    """

    year: int
    key: Ints
    mother: Ints
    size: Ints
    day: Ints
    people: People
    parity: Ints
    too_early: Flags
    probability: Floats

    def __len__(self) -> int:
        return self.key.size


def make_pregnancies(
    seed: int,
    year: int,
    children: int,
    country: Country,
    risks: Risks,
    earlier: Pregnancies | None,
) -> Pregnancies:
    """Pregnancies with ``children`` children together; some mothers return from ``earlier``."""
    rng = generator(seed, "pregnancies", year)
    size = _sizes(rng, children)
    key = year * KEYS_PER_YEAR + np.arange(size.size)
    parity = _parity(rng, size.size)
    people = _people(rng, year, country, risks, size.size)
    day = rng.integers(0, _days_in(year), size.size)
    mother, people, parity = _second_deliveries(
        rng, day, _mothers(rng, key, parity, earlier), people, parity
    )
    return Pregnancies(
        year=year,
        key=key,
        mother=mother,
        size=size,
        day=day,
        people=people,
        parity=_unknown(rng, parity, assume("unknown_parity")),
        too_early=pick_flags(rng, np.ones(size.size), whole(assume("before_24_weeks") * size.size)),
        probability=_probabilities(seed, year, people.label),
    )


def _probabilities(seed: int, year: int, label: Ints) -> Floats:
    """For some of the pregnancies without a label the probability; most are low."""
    rng = generator(seed, "probabilities", year)
    count = whole(assume("probability_only") * label.size)
    given = pick(rng, (label == UNKNOWN).astype(float), count)
    probability = np.full(label.size, np.nan)
    probability[given] = np.round(rng.beta(0.35, 2.4, given.size), 3)
    return probability


def _days_in(year: int) -> int:
    first = np.datetime64(f"{year}-01-01")
    return int((np.datetime64(f"{year + 1}-01-01") - first).astype(int))


def _sizes(rng: np.random.Generator, children: int) -> Ints:
    twins, triplets = assume("twin_pregnancies"), assume("triplet_pregnancies")
    pregnancies = children / (1 + twins + 2 * triplets)
    two, three = whole(twins * pregnancies), whole(triplets * pregnancies)
    single = children - 2 * two - 3 * three
    return rng.permutation(np.repeat([1, 2, 3], [single, two, three]))


def _parity(rng: np.random.Generator, count: int) -> Ints:
    first, second, third = (assume(f"{name}_parity") for name in ("first", "second", "third"))
    steps = np.cumsum([first, second, third])
    later = rng.integers(4, 7, count)
    drawn = 1 + np.searchsorted(steps, rng.random(count), side="right")
    return np.where(drawn == 4, later, drawn)


def _people(
    rng: np.random.Generator, year: int, country: Country, risks: Risks, count: int
) -> People:
    ground = _grounds(rng, year, country, count)
    income = rng.integers(1, 6, count)
    education = _education(rng, income)
    known = People(ground, income, education, np.zeros(count, dtype=np.int64))
    return People(
        ground=ground,
        income=_unknown(rng, income, assume("unknown_income")),
        education=_unknown(rng, education, assume("unknown_education")),
        label=_labels(rng, year, known, risks),
    )


def _grounds(rng: np.random.Generator, year: int, country: Country, count: int) -> Ints:
    """Where mothers live: by inhabitants and how many children are born there."""
    fertility = country.fertility[country.present]
    weights = country.people(year) * fertility
    ground = rng.choice(weights.size, size=count, p=weights / weights.sum())
    return _unknown(rng, ground, assume("no_municipality"))


def _education(rng: np.random.Generator, income: Ints) -> Ints:
    lean: Floats = assume("income_low_education") ** ((3 - income) / 4)
    low = assume("education_low") * lean
    high = assume("education_high") / lean
    drawn = rng.random(income.size)
    return np.where(drawn < low, 0, np.where(drawn < low + high, 2, 1))


def _labels(rng: np.random.Generator, year: int, people: People, risks: Risks) -> Ints:
    """An exact share of the pregnancies with a prediction is vulnerable."""
    count = people.ground.size
    label = np.zeros(count, dtype=np.int64)
    label[pick(rng, np.ones(count), whole(assume("no_label") * count))] = UNKNOWN
    weights = risks.of(
        "vulnerable",
        people,
        low_income=assume("factor_low_income_vulnerable"),
        low_education=assume("factor_low_education_vulnerable"),
    )
    weights[label == UNKNOWN] = 0
    vulnerable = whole(target("vulnerable", year) * np.count_nonzero(label != UNKNOWN))
    label[pick(rng, weights, vulnerable)] = 1
    return label


def _unknown(rng: np.random.Generator, values: Ints, share: float) -> Ints:
    return np.where(rng.random(values.size) < share, UNKNOWN, values)


def _mothers(
    rng: np.random.Generator, key: Ints, parity: Ints, earlier: Pregnancies | None
) -> Ints:
    """The numbers of the mothers: some second deliveries are of a first mother of before."""
    mother = key.copy()
    if earlier is None:
        return mother
    second = rng.permutation(np.flatnonzero(parity == 2))
    before = rng.permutation(np.unique(earlier.mother[earlier.parity == 1]))
    count = min(whole(assume("returning_mothers") * second.size), before.size)
    mother[second[:count]] = before[:count]
    return mother


def _second_deliveries(
    rng: np.random.Generator, day: Ints, mother: Ints, people: People, parity: Ints
) -> tuple[Ints, People, Ints]:
    """A few mothers deliver in January and again in December: one woman, two pregnancies."""
    count = whole(assume("two_deliveries_in_a_year") * day.size)
    first = rng.permutation(np.flatnonzero(day < EARLY))[:count]
    second = rng.permutation(np.flatnonzero(day > LATE))[:count]
    first, second = first[: second.size], second[: first.size]
    same = np.arange(day.size)
    same[second] = first
    mother, parity = mother[same], parity[same]
    parity[second] += 1
    return mother, people.take(same), parity
