"""The invented release with figures of its municipalities made up by a formula, for tests of pages.

Every state occurs: shown, suppressed, and no row at all where a figure has no place (a split of a
single year, and placement out of the home).
"""

from collections.abc import Iterator
from dataclasses import replace

from kansrijk.monitor.areas import Level
from kansrijk.monitor.figures import Figure, FigureTable, Flag, Status
from kansrijk.web.dashboards.queries import Invented

NEVER = "uithuisplaatsing"
PERIODS = ("2023", "2024", "2022-2024", "2020-2024")
SPLIT = ("vulnerable", "not_vulnerable", "no_label")
SMALL = 10


def with_municipalities(country: Invented) -> Invented:
    """The same country, its municipalities with figures of ours."""
    larger = {a.code for a in country.areas.at(Level.GGD)} | {country.areas.country.code}
    kept = [figure for figure in country.release.figures if figure.area in larger]
    table = FigureTable([*map(without_unknown, kept), *_municipal(country)])
    return Invented(replace(country.release, figures=table), country.areas)


def without_unknown(figure: Figure) -> Figure:
    """As a protected release tells it: nothing about the unknown, but for the country."""
    share = figure.unknown_share if figure.area == "VL01" else None
    return replace(figure, unknown=None, known_value=None, unknown_share=share)


def _municipal(country: Invented) -> Iterator[Figure]:
    ids = sorted(country.release.figures.indicators - {NEVER})
    for id_ in ids:
        for number, area in enumerate(sorted(a.code for a in country.areas.at(Level.MUNICIPALITY))):
            for period in PERIODS:
                years = 1 if period.isdigit() else int(period[5:]) - int(period[:4]) + 1
                births = years * (12 + number * 31 % 190)
                yield made(id_, area, period, "all", births)
                if years > 1:
                    for part, group in enumerate(SPLIT, start=2):
                        yield made(id_, area, period, group, births // part)


def made(id_: str, area: str, period: str, group: str, births: int) -> Figure:
    """One in seven, suppressed below ten; the denominator stays."""
    events = births // 7
    shown = events >= SMALL
    counts = {"value": 100 * events / births, "numerator": events, "lower": 1.0, "upper": 99.0}
    return Figure(
        indicator=id_,
        area=area,
        period=period,
        group=group,
        status=Status.SHOWN if shown else Status.SUPPRESSED,
        reason=None if shown else "small_numbers",
        denominator=births,
        flags=frozenset({Flag.SYNTHETIC}),
        edition="2025",
        source="kansrijk_synthetic",
        **(counts if shown else {}),  # type: ignore[arg-type]
    )
