"""How likely an outcome is for one family against another: by place, income, education, label."""

from dataclasses import dataclass

import numpy as np

from kansrijk.monitor.sources.synthetic.country import Country
from kansrijk.monitor.sources.synthetic.facts import assume, spread
from kansrijk.monitor.sources.synthetic.randomness import Floats, Ints, generator

#: What stands for "not known" in an array of small whole numbers.
UNKNOWN = -1


@dataclass(frozen=True, eq=False)
class People:
    """What is known of families: one element per family.

    ``ground`` is a ground of the country; ``income`` 1 to 5; ``education`` 0 low, 1 middle,
    2 high; ``label`` 1 vulnerable, 0 not. -1 is unknown in each.
    """

    ground: Ints
    income: Ints
    education: Ints
    label: Ints

    def take(self, which: Ints) -> "People":
        """The people at these positions."""
        return People(
            self.ground[which], self.income[which], self.education[which], self.label[which]
        )


class Risks:
    """The relative risks of an outcome in the invented country of a seed."""

    def __init__(self, seed: int, country: Country) -> None:
        self._seed, self._country = seed, country
        self._by_ground: dict[str, Floats] = {}

    def of(
        self,
        outcome: str,
        people: People,
        *,
        vulnerable: float | None = None,
        low_income: float | None = None,
        low_education: float | None = None,
    ) -> Floats:
        """A weight for each family; the factors are those of assumptions.csv unless given."""
        label = vulnerable if vulnerable is not None else assume("factor_vulnerable")
        income = low_income if low_income is not None else assume("factor_low_income")
        education = low_education if low_education is not None else assume("factor_low_education")
        return (
            self._places(outcome)[people.ground]
            * _income_factors(income)[people.income]
            * np.array([education, education**0.5, 1, education**0.5])[people.education]
            * np.array([1, label, 1])[people.label]
        )

    def _places(self, outcome: str) -> Floats:
        """Per ground the rate against the national one; at the end 1, for position -1."""
        if outcome not in self._by_ground:
            rng = generator(self._seed, "places", outcome)
            sigma = spread(outcome)
            effects = np.exp(rng.normal(-(sigma**2) / 2, sigma, len(self._country.cells)))
            self._by_ground[outcome] = np.append(effects[self._country.present], 1.0)
        return self._by_ground[outcome]


def _income_factors(lowest: float) -> Floats:
    """Factors for quintiles 0 (unused) to 5, and for -1."""
    return np.array([1, *(lowest ** ((5 - q) / 4) for q in range(1, 6)), lowest**0.5])
