"""One GGD beside the country and beside the GGDs that are most alike, with how they were found."""

from collections.abc import Mapping
from dataclasses import dataclass

from kansrijk.monitor.areas import Area
from kansrijk.monitor.comparison import Beside, Group, Peers, beside, peers
from kansrijk.reference.loader import load
from kansrijk.reference.tables.peers import InventedPeerMeasure
from kansrijk.reports.language import Language
from kansrijk.reports.wording.values import Cell
from kansrijk.web.dashboards.presenters.invented_figures import CountedFigures, counted_figures
from kansrijk.web.dashboards.presenters.invented_funnel import ggd_cell
from kansrijk.web.dashboards.presenters.invented_words import Writer, outcome_words

PEERS = 5
#: Counted of all children that were born, and known of each: no count of births is hidden for it.
BIRTHS = "vroeggeboorte"


@dataclass(frozen=True, slots=True)
class BesideRow:
    """The chosen GGD beside a group: both values, the difference with its margin, the outcome."""

    name: str
    others: str
    value: Cell
    difference: str
    margin: str
    outcome: str


@dataclass(frozen=True, slots=True)
class PeerRow:
    """A GGD that is alike, with its own value."""

    name: str
    value: Cell
    distance: str


@dataclass(frozen=True, slots=True)
class PeersPart:
    """The comparison of one GGD; empty without a number, or without a measure to find peers by."""

    measures: tuple[str, ...]
    rows: tuple[BesideRow, ...]
    neighbours: tuple[PeerRow, ...]


def peers_part(counted: CountedFigures, own: Area, language: Language) -> PeersPart:
    """The chosen GGD beside all other GGDs together and beside its peers together."""
    measures = _measures(counted)
    if not any(own.code in values for values in measures.values()):
        return PeersPart((), tuple(_beside_rows(counted, own, None, language)), ())
    found = peers(own.code, measures, PEERS, load(InventedPeerMeasure))
    return PeersPart(
        measures=tuple(
            language.pick(rule, "why")
            for rule in load(InventedPeerMeasure)
            if rule.measure in found.used
        ),
        rows=tuple(_beside_rows(counted, own, found.group, language)),
        neighbours=tuple(_neighbours(counted, found, language)),
    )


def _measures(counted: CountedFigures) -> Mapping[str, Mapping[str, float]]:
    """Per measure the values of all GGDs, as far as these differ.

    A hidden count leaves its GGD out of that measure.
    """
    births = counted_figures(counted.country, BIRTHS)
    whole = {area.code: _births(births, area.code, "all") for area in counted.ggds}
    found: dict[str, dict[str, float]] = {"births": {c: n for c, n in whole.items() if n}}
    for group in ("income_1", "education_low"):
        parts = {code: _births(births, code, group) for code in whole}
        found[group] = {code: parts[code] / n for code, n in whole.items() if n and parts[code]}
    return {name: values for name, values in found.items() if len(set(values.values())) > 1}


def _births(births: CountedFigures, code: str, group: str) -> int:
    figure = births.figure(code, births.block, group)
    return (figure.denominator if figure else None) or 0


def _beside_rows(
    counted: CountedFigures, own: Area, alike: Group | None, language: Language
) -> list[BesideRow]:
    """No row where the area, or all the others together, have no number."""
    if counted.comparison is None or counted.outcome(own.code) is None:
        return []
    everyone = Group("country", counted.home, tuple(sorted(area.code for area in counted.ggds)))
    names = {everyone: language.gettext("all other GGDs together")}
    if alike:
        names[alike] = language.gettext("the GGDs that are most alike, together")
    compared = beside(counted.comparison, own.code, list(names))
    return [
        _beside_row(counted, names[row.group], row, language)
        for row in compared
        if row.difference is not None
    ]


def _beside_row(counted: CountedFigures, name: str, row: Beside, language: Language) -> BesideRow:
    writer, per = Writer(counted.definition, language), counted.per
    assert row.group_value is not None
    assert row.difference is not None
    assert row.lower is not None
    assert row.upper is not None
    return BesideRow(
        name=name,
        others=writer.count(len(row.others)),
        value=writer.cell(per * row.group_value),
        difference=writer.difference(per * row.difference),
        margin=writer.margin(per * row.lower, per * row.upper),
        outcome=outcome_words(row.outcome, language),
    )


def _neighbours(counted: CountedFigures, found: Peers, language: Language) -> list[PeerRow]:
    writer = Writer(counted.definition, language)
    distances = {peer.code: peer.distance for peer in found.neighbours}
    return [
        PeerRow(
            name=area.name,
            value=ggd_cell(counted, area.code, writer),
            distance=language.number(distances[area.code], 2),
        )
        for area in counted.ggds
        if area.code in distances
    ]
