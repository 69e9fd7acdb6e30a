"""All areas of a level beside the country: the funnel, and the same as a table by name."""

from dataclasses import dataclass
from functools import lru_cache

from kansrijk.monitor.areas import Area
from kansrijk.monitor.comparison import AreaOutcome, Comparison, FunnelLine, Outcome, funnel_lines
from kansrijk.reports.charts.funnel import draw_funnel
from kansrijk.reports.charts.funnel_data import FunnelAbsent, FunnelChart, FunnelDot, FunnelLimits
from kansrijk.reports.charts.words import words_for
from kansrijk.reports.language import Language
from kansrijk.reports.wording.values import Cell, cell, not_at_level, unit_of
from kansrijk.web.dashboards.presenters.invented_figures import CountedFigures
from kansrijk.web.dashboards.presenters.invented_level import LevelFigures
from kansrijk.web.dashboards.presenters.invented_words import (
    Writer,
    larger_areas,
    level_words,
    outcome_words,
)
from kansrijk.web.dashboards.presenters.series import NARROW, WIDE, Drawing, sources_of


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """An area beside the country: value, what chance may bring, and what may be said."""

    code: str
    name: str
    value: Cell
    counted: str
    limits: str
    outcome: str


@dataclass(frozen=True, slots=True)
class FunnelPart:
    """The drawing (none when no area has a number), the chosen area in a sentence, the table."""

    drawing: Drawing | None
    sentence: str
    rows: tuple[OutcomeRow, ...]


def funnel_part(at: LevelFigures, own: Area, language: Language) -> FunnelPart:
    """The areas of the last years together, ``own`` named in the drawing."""
    drawing = None
    if at.comparison and at.comparison.areas:
        drawing = _drawing(at, at.comparison, own, language)
    return FunnelPart(
        drawing=drawing,
        sentence=_sentence(at, own, language),
        rows=outcome_rows(at, language),
    )


@lru_cache(maxsize=64)
def outcome_rows(at: LevelFigures, language: Language) -> tuple[OutcomeRow, ...]:
    """The table is the same whichever area is chosen, and long."""
    return tuple(_row(at, area, language) for area in at.areas)


def area_cell(at: LevelFigures, code: str, writer: Writer) -> Cell:
    """The value of an area over the last years together, or why it has none."""
    counted = at.counted
    if not at.is_shown:
        return not_at_level(larger_areas(writer.language), writer.language)
    return cell(counted.figure(code, counted.block), unit_of(counted.definition), writer.language)


def _drawing(at: LevelFigures, comparison: Comparison, own: Area, language: Language) -> Drawing:
    counted = at.counted
    title = _finding(at, comparison, language)
    chart, words = _chart(at, comparison, own, title, language), words_for(language.code)
    whole = counted.figure(counted.home, counted.block)
    subtitle = language.gettext("{what} {period} together.")
    return Drawing(
        slug="trechter",
        title=title,
        subtitle=subtitle.format(
            what=language.pick(counted.definition, "what"),
            period=Writer(counted.definition, language).period(counted.block).capitalize(),
        ),
        wide_svg=draw_funnel(chart, WIDE, words, "trechter-w"),
        narrow_svg=draw_funnel(chart, NARROW, words, "trechter-n"),
        source=sources_of([whole] if whole else [], counted.country.release),
    )


def _finding(at: LevelFigures, comparison: Comparison, language: Language) -> str:
    """How many differ, without naming any of them first or last."""
    found = [area.outcome for area in comparison.areas]
    tested = sum(outcome is not Outcome.TOO_FEW for outcome in found)
    differ = sum(outcome in (Outcome.HIGHER, Outcome.LOWER) for outcome in found)
    words = level_words(at.level, language)
    if not tested:
        return words.none_has_enough
    if not differ:
        return words.none_differs.format(total=tested)
    return words.some_differ.format(differ=differ, total=tested)


def _chart(
    at: LevelFigures, comparison: Comparison, own: Area, title: str, language: Language
) -> FunnelChart:
    counted = at.counted
    writer = Writer(counted.definition, language)
    country = language.pick(counted.country.areas.info, "country_name")
    per = counted.per
    dots = [_dot(counted, area, at.names[area.code], own, writer) for area in comparison.areas]
    absent = (FunnelAbsent(at.names[c], status) for c, status in comparison.absent.items())
    return FunnelChart(
        label=f"{title}. {_sentence(at, own, language)}",
        dots=tuple(sorted(dots, key=lambda dot: dot.name)),
        target=per * comparison.target,
        target_name=f"{country}: {writer.value(per * comparison.target)}",
        sizes_name=language.gettext("how many were counted"),
        limits=tuple(_limits(line, per) for line in funnel_lines(comparison)),
        absent=tuple(sorted(absent, key=lambda area: area.name)),
        percent=writer.is_percent,
    )


def _limits(line: FunnelLine, per: int) -> FunnelLimits:
    lower, upper = (tuple(per * value for value in values) for values in (line.lower, line.upper))
    return FunnelLimits(line.level, line.sizes, lower, upper)


def _dot(
    counted: CountedFigures, area: AreaOutcome, name: str, own: Area, writer: Writer
) -> FunnelDot:
    assert area.value is not None  # a figure with a value has people of whom the outcome is known
    text = writer.language.gettext("{value} of {count} counted, {outcome}").format(
        value=writer.value(counted.per * area.value),
        count=writer.count(area.known),
        outcome=outcome_words(area.outcome, writer.language),
    )
    return FunnelDot(
        name=name,
        size=area.known,
        value=counted.per * area.value,
        text=text,
        is_own=area.code == own.code,
    )


def _sentence(at: LevelFigures, own: Area, language: Language) -> str:
    """The chosen area in one sentence, or why it has no number."""
    _ = language.gettext
    writer, area = Writer(at.counted.definition, language), at.outcome(own.code)
    if area is None or at.comparison is None:
        reason = area_cell(at, own.code, writer).words
        return _("{place} has no number here: {reason}.").format(place=own.name, reason=reason)
    text = _("{place} has {value}; the country has {target}. That is {outcome}.")
    return text.format(
        place=own.name,
        value=writer.value(at.counted.per * (area.value or 0)),
        target=writer.value(at.counted.per * at.comparison.target),
        outcome=outcome_words(area.outcome, language),
    )


def _row(at: LevelFigures, place: Area, language: Language) -> OutcomeRow:
    per, writer = at.counted.per, Writer(at.counted.definition, language)
    area, value = at.outcome(place.code), area_cell(at, place.code, writer)
    if area is None:
        said = language.gettext("not compared")
        return OutcomeRow(place.code, place.name, value, "", "", said)
    lower, upper = (limit and per * limit for limit in (area.lower, area.upper))
    return OutcomeRow(
        code=place.code,
        name=place.name,
        value=value,
        counted=writer.count(area.known),
        limits=writer.margin(lower, upper),
        outcome=outcome_words(area.outcome, language),
    )
