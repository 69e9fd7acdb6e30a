"""One area beside the country and beside the areas most alike, with how they were found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kansrijk.monitor.areas import Area, Level
from kansrijk.monitor.comparison import (
    Beside,
    Comparison,
    Group,
    Peers,
    area_cells,
    beside,
    peers,
)
from kansrijk.reference.loader import load
from kansrijk.reference.tables.peers import InventedPeerMeasure
from kansrijk.reports.language import Language
from kansrijk.reports.wording.values import Cell
from kansrijk.web.dashboards.presenters.invented_figures import CountedFigures, counted_figures
from kansrijk.web.dashboards.presenters.invented_funnel import area_cell
from kansrijk.web.dashboards.presenters.invented_level import (
    REST,
    LevelFigures,
    level_figures,
    rest_of,
)
from kansrijk.web.dashboards.presenters.invented_words import Writer, level_words, outcome_words

PEERS = 5
#: Counted of all children that were born.
BIRTHS = "vroeggeboorte"


@dataclass(frozen=True, slots=True)
class BesideRow:
    """The chosen area beside a group: both values, the difference with its margin, the outcome."""

    name: str
    value: Cell
    difference: str
    margin: str
    outcome: str


@dataclass(frozen=True, slots=True)
class PeerRow:
    """An area that is alike, with its own value."""

    code: str
    name: str
    value: Cell
    distance: str


@dataclass(frozen=True, slots=True)
class PeersPart:
    """The comparison of one area; empty without a number, or without a measure to find peers by."""

    measures: tuple[str, ...]
    rows: tuple[BesideRow, ...]
    neighbours: tuple[PeerRow, ...]


def peers_part(at: LevelFigures, own: Area, language: Language) -> PeersPart:
    """The chosen area beside all others together and beside its peers together."""
    found = peers_of(at.counted, at.level, own)
    if found is None:
        return PeersPart((), tuple(_beside_rows(at, own, None, language)), ())
    return PeersPart(
        measures=tuple(
            language.pick(rule, "why")
            for rule in load(InventedPeerMeasure)
            if rule.measure in found.used
        ),
        rows=tuple(_beside_rows(at, own, found.group, language)),
        neighbours=tuple(_neighbours(at, found, language)),
    )


def peers_of(counted: CountedFigures, level: Level, own: Area) -> Peers | None:
    """The areas of a level that are most alike by what is not an outcome; None without any."""
    births = level_figures(counted_figures(counted.country, BIRTHS), level)
    measures = _measures(births)
    if not any(own.code in values for values in measures.values()):
        return None
    return peers(own.code, measures, PEERS, load(InventedPeerMeasure))


@lru_cache(maxsize=4)
def _measures(births: LevelFigures) -> Mapping[str, Mapping[str, float]]:
    """Per measure the values of all areas, as far as these differ.

    What is suppressed, or not counted at this level, leaves its area out of that measure.
    """
    whole = {area.code: _births(births.counted, area.code, "all") for area in births.areas}
    found: dict[str, dict[str, float]] = {}
    for rule in load(InventedPeerMeasure):
        if rule.measure == "births":
            found["births"] = {code: n for code, n in whole.items() if n}
            continue
        parts = {code: _births(births.counted, code, rule.measure) for code in whole}
        found[rule.measure] = {c: parts[c] / n for c, n in whole.items() if n and parts[c]}
    return {name: values for name, values in found.items() if len(set(values.values())) > 1}


def _births(births: CountedFigures, code: str, group: str) -> int:
    figure = births.figure(code, births.block, group)
    return (figure.denominator if figure else None) or 0


def _beside_rows(
    at: LevelFigures, own: Area, alike: Group | None, language: Language
) -> list[BesideRow]:
    """No row where the area, or all the others together, have no number."""
    if at.comparison is None or at.outcome(own.code) is None:
        return []
    words = level_words(at.level, language)
    compared, groups = _with_the_rest(at, at.comparison, own)
    names = {groups[0]: words.all_others}
    names |= {group: _rest_name(at, own, language) for group in groups[1:]}
    if alike:
        names[alike] = words.alike
    return [
        _beside_row(at.counted, _with_number(names[row.group], row, language), row, language)
        for row in beside(compared, own.code, list(names))
        if row.difference is not None
    ]


def _with_number(name: str, row: Beside, language: Language) -> str:
    """The name of a group, with how many of it have a number where some have none."""
    if not row.absent:
        return name
    text = language.gettext("{name} ({some} of the {all} have a number)")
    everyone = len(row.others) + len(row.absent)
    return text.format(name=name, some=len(row.others), all=everyone)


def _rest_name(at: LevelFigures, own: Area, language: Language) -> str:
    return language.gettext("the rest of {region}").format(region=at.region(own).name)


def _with_the_rest(
    at: LevelFigures, comparison: Comparison, own: Area
) -> tuple[Comparison, list[Group]]:
    """The comparison with what stands beside an area: for a GGD simply all GGDs.

    Many municipalities are suppressed, and added up the others would be too high. So a
    municipality stands beside its GGD and the other GGDs as these were counted, less itself.
    """
    if at.level is Level.GGD:
        everyone = tuple(sorted(area.code for area in at.areas))
        return comparison, [Group("country", at.counted.home, everyone)]
    block, region = at.counted.block, at.region(own)
    ggds = level_figures(at.counted, Level.GGD)
    others = ggds.cells(block, [area for area in ggds.areas if area != region])
    mine = at.cells(block, [own])
    rest = rest_of(mine, at.counted.figure(region.code, block))
    codes = [*comparison.cells.codes, *others.codes]
    events = [*comparison.cells.events.tolist(), *others.events.tolist()]
    populations = [*comparison.cells.populations.tolist(), *others.populations.tolist()]
    groups = [Group("country", at.counted.home, tuple(others.codes))]
    if rest is not None:
        codes, events, populations = [*codes, REST], [*events, rest[0]], [*populations, rest[1]]
        groups = [
            Group("country", at.counted.home, (*others.codes, REST)),
            Group("ggd", region.code, (REST,)),
        ]
    return replace(comparison, cells=area_cells(codes, events, populations)), groups


def _beside_row(counted: CountedFigures, name: str, row: Beside, language: Language) -> BesideRow:
    writer, per = Writer(counted.definition, language), counted.per
    assert row.group_value is not None
    assert row.difference is not None
    assert row.lower is not None
    assert row.upper is not None
    return BesideRow(
        name=name,
        value=writer.cell(per * row.group_value),
        difference=writer.difference(per * row.difference),
        margin=writer.margin(per * row.lower, per * row.upper),
        outcome=outcome_words(row.outcome, language),
    )


def _neighbours(at: LevelFigures, found: Peers, language: Language) -> Sequence[PeerRow]:
    writer = Writer(at.counted.definition, language)
    distances = {peer.code: peer.distance for peer in found.neighbours}
    return [
        PeerRow(
            code=area.code,
            name=area.name,
            value=area_cell(at, area.code, writer),
            distance=language.number(distances[area.code], 2),
        )
        for area in at.areas
        if area.code in distances
    ]
