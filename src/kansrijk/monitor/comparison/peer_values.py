"""The published measures of municipalities, ready to find peers with."""

from collections.abc import Iterable

from kansrijk.monitor.areas import AreaSet, Level
from kansrijk.monitor.figures import Figure, FigureTable, Flag, Status
from kansrijk.reference.loader import load
from kansrijk.reference.tables.peers import PeerMeasure


def peer_values(
    figures: FigureTable, areas: AreaSet, rules: Iterable[PeerMeasure] | None = None
) -> dict[str, dict[str, float]]:
    """Per measure the values of the present municipalities that have one, in order of code.

    Figures of one country. A value of a year before the borders of a municipality changed is of
    other ground: the municipality then has no value, until a newer one is published.
    """
    present = sorted(area.code for area in areas.at(Level.MUNICIPALITY))
    found = {}
    for rule in load(PeerMeasure) if rules is None else rules:
        values = _of_year(figures, rule.measure, rule.year, areas)
        if rule.per is not None:
            divisors = _of_year(figures, rule.per, rule.year, areas)
            values = {c: 1000 * v / divisors[c] for c, v in values.items() if divisors.get(c)}
        found[rule.measure] = {code: values[code] for code in present if code in values}
    return found


def _of_year(figures: FigureTable, measure: str, year: int, areas: AreaSet) -> dict[str, float]:
    return {
        figure.area: figure.value
        for figure in figures.select(indicator=measure, period=str(year), status=Status.SHOWN)
        if figure.value is not None and _is_of_present_ground(figure, areas)
    }


def _is_of_present_ground(figure: Figure, areas: AreaSet) -> bool:
    # What was derived from finer areas stands on the present borders already.
    return Flag.DERIVED in figure.flags or areas.same_ground(figure.area, figure.year)
