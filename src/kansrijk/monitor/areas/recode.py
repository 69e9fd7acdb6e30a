"""Counts of one year's municipalities, told over the municipalities of another year.

Whole mergers add up exactly. What must be divided is divided per source municipality into whole
numbers by the method of the largest remainder (Hamilton), so that the sum is kept exactly.

Only real counts go in. A suppressed or absent count has no place here: leave the code out, and
every target that needed it says which one it lacks.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from numbers import Integral

from kansrijk.errors import Fault, TableError
from kansrijk.monitor.areas.area_set import AreaSet
from kansrijk.monitor.areas.borders import WHOLE, Shares
from kansrijk.monitor.areas.inhabitants import Inhabitants
from kansrijk.monitor.areas.transition import Weights, transition


@dataclass(frozen=True, slots=True)
class RecodedCount:
    """The count of one municipality of the new borders.

    ``estimated``: it received a part of a municipality that had to be divided. ``lacking``: the
    municipalities it was also formed from that had no count; then the count is too low.
    """

    count: int
    estimated: bool
    lacking: tuple[str, ...] = ()

    @property
    def incomplete(self) -> bool:
        """Whether something is lacking."""
        return bool(self.lacking)


@dataclass(frozen=True, slots=True)
class Recoded:
    """Counts by the borders of ``to_year``; a code for which nothing came in is absent."""

    from_year: int
    to_year: int
    counts: Mapping[str, RecodedCount]

    @property
    def total(self) -> int:
        """The sum, equal to the sum of what was given."""
        return sum(recoded.count for recoded in self.counts.values())


def recode(
    counts: Mapping[str, int],
    from_year: int,
    to_year: int,
    areas: AreaSet,
    inhabitants: Inhabitants,
    *,
    at_end_of_year: bool = False,
) -> Recoded:
    """Recode counts per municipality code; see ``transition`` for borders and weights.

    Raises TableError naming every code that is not of ``from_year`` or has no whole count of 0
    or more, UserError for a year without borders.
    """
    weights = transition(from_year, to_year, areas, inhabitants, at_end_of_year=at_end_of_year)
    faults = [*_faults(counts, from_year, areas, weights)]
    if faults:
        raise TableError(faults)
    totals: dict[str, int] = defaultdict(int)
    for code, count in counts.items():
        for target, part in divide(int(count), weights[code]).items():
            totals[target] += part
    estimated, sources = _estimated(weights), _sources(weights)
    return Recoded(
        from_year,
        to_year,
        {
            code: RecodedCount(
                count=totals[code],
                estimated=code in estimated,
                lacking=tuple(source for source in sources[code] if source not in counts),
            )
            for code in sorted(totals)
        },
    )


def divide(count: int, shares: Shares) -> dict[str, int]:
    """Divide a count by shares (together 1) into whole numbers with the same sum.

    Each gets its part rounded down; what is left goes one by one to the largest remainders, and
    between equal remainders to the lowest code.
    """
    exact = {code: count * share for code, share in shares.items()}
    parts = {code: int(part) for code, part in exact.items()}
    left = count - sum(parts.values())
    for code in sorted(exact, key=lambda code: (parts[code] - exact[code], code))[:left]:
        parts[code] += 1
    return parts


def _estimated(weights: Weights) -> set[str]:
    return {
        target for shares in weights.values() for target, share in shares.items() if share != WHOLE
    }


def _sources(weights: Weights) -> dict[str, list[str]]:
    sources: dict[str, list[str]] = defaultdict(list)
    for source in sorted(weights):
        for target in weights[source]:
            sources[target].append(source)
    return sources


def _faults(
    counts: Mapping[str, int], year: int, areas: AreaSet, weights: Weights
) -> Iterator[Fault]:
    for code, count in counts.items():
        if code not in weights:
            yield Fault("tellingen", no_municipality(code, year, areas))
        elif isinstance(count, bool) or not isinstance(count, Integral) or count < 0:
            problem = f"{code}: '{count}' is geen aantal"
            yield Fault("tellingen", problem, allowed="een geheel getal van 0 of meer")


def no_municipality(code: str, year: int, areas: AreaSet) -> str:
    """Why a code is not among the municipalities of a year, or of the end of that year."""
    years = areas.borders.years_of(code)
    if not years:
        return f"gemeente '{code}' bestaat niet"
    if year in years:
        return f"{code} hield in de loop van {year} op te bestaan"
    return f"{code} is geen gemeente van {year}, wel van {years[0]} tot en met {years[-1]}"
