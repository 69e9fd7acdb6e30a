"""Values of small areas drawn towards what is usual, always beside the values as counted."""

from dataclasses import dataclass

from kansrijk.monitor.comparison.cells import AreaCells
from kansrijk.monitor.statistics import beta_binomial_shrinkage, wilson_interval
from kansrijk.monitor.statistics.shrinkage import FEWEST_AREAS


@dataclass(frozen=True, slots=True)
class Estimate:
    """A fraction with the limits of its 95% interval."""

    value: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class SmallArea:
    """``raw`` is as counted, ``shrunk`` allows for chance: the two are never shown apart.

    ``weight`` says how much of the shrunk value is the area's own, from 0 to 1.
    """

    code: str
    raw: Estimate
    shrunk: Estimate
    weight: float


def raw_beside_shrunk(cells: AreaCells) -> tuple[SmallArea, ...]:
    """Raw (Wilson) and shrunk (beta-binomial) values per area, in order of code.

    Of children who are known. Areas without them have neither value and are left out, as those in
    ``cells.absent`` are. Empty when nothing can be shrunk: fewer than 3 areas with children, or
    nothing or everything counted in all of them. Never compare areas by rank on shrunk values.
    """
    rows = cells.known > 0
    events, known = cells.events[rows], cells.known[rows]
    if len(known) < FEWEST_AREAS or not 0 < events.sum() < known.sum():
        return ()
    low, high = wilson_interval(events, known)
    fit = beta_binomial_shrinkage(events, known)
    codes = [code for code, has_children in zip(cells.codes, rows, strict=True) if has_children]
    return tuple(
        SmallArea(
            code,
            Estimate(float(events[n] / known[n]), float(low[n]), float(high[n])),
            Estimate(float(fit.shrunk[n]), float(fit.lower[n]), float(fit.upper[n])),
            float(known[n] / (known[n] + fit.prior_size)),
        )
        for n, code in enumerate(codes)
    )
