"""All GGDs beside the country: the funnel, and the same as a table in order of name."""

from dataclasses import dataclass

from kansrijk.monitor.areas import Area
from kansrijk.monitor.comparison import AreaOutcome, Comparison, FunnelLine, Outcome, funnel_lines
from kansrijk.reports.charts.funnel import draw_funnel
from kansrijk.reports.charts.funnel_data import FunnelAbsent, FunnelChart, FunnelDot, FunnelLimits
from kansrijk.reports.charts.words import words_for
from kansrijk.reports.language import Language
from kansrijk.reports.wording.values import Cell, cell, unit_of
from kansrijk.web.dashboards.presenters.invented_figures import CountedFigures
from kansrijk.web.dashboards.presenters.invented_words import Writer, outcome_words
from kansrijk.web.dashboards.presenters.series import NARROW, WIDE, Drawing, sources_of


@dataclass(frozen=True, slots=True)
class GgdRow:
    """A GGD beside the country: value, what chance may bring, and what may be said."""

    name: str
    value: Cell
    known: str
    unknown: str
    limits: str
    outcome: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class FunnelPart:
    """The drawing (none when no GGD has a number), the chosen GGD in a sentence, the table."""

    drawing: Drawing | None
    sentence: str
    rows: tuple[GgdRow, ...]


def funnel_part(counted: CountedFigures, own: Area, language: Language) -> FunnelPart:
    """The GGDs of the last years together, ``own`` named in the drawing."""
    drawing = None
    if counted.comparison and counted.comparison.areas:
        drawing = _drawing(counted, counted.comparison, own, language)
    return FunnelPart(
        drawing=drawing,
        sentence=_sentence(counted, own, language),
        rows=tuple(_row(counted, area, area == own, language) for area in counted.ggds),
    )


def ggd_cell(counted: CountedFigures, code: str, writer: Writer) -> Cell:
    """The value of a GGD in the comparison, of those who are known, or why it has none."""
    area = counted.outcome(code)
    if area is None or area.value is None:
        figure = counted.figure(code, counted.block)
        return cell(figure, unit_of(counted.definition), writer.language)
    return writer.cell(counted.per * area.value)


def _drawing(
    counted: CountedFigures, comparison: Comparison, own: Area, language: Language
) -> Drawing:
    title = _finding(comparison, language)
    chart, words = _chart(counted, comparison, own, title, language), words_for(language.code)
    whole = counted.figure(counted.home, counted.block)
    subtitle = language.gettext("{what} Of those whose outcome is known, {period} together.")
    return Drawing(
        slug="trechter",
        title=title,
        subtitle=subtitle.format(
            what=language.pick(counted.definition, "what"),
            period=Writer(counted.definition, language).period(counted.block),
        ),
        wide_svg=draw_funnel(chart, WIDE, words, "trechter-w"),
        narrow_svg=draw_funnel(chart, NARROW, words, "trechter-n"),
        source=sources_of([whole] if whole else [], counted.country.release),
    )


def _finding(comparison: Comparison, language: Language) -> str:
    """How many differ, without naming any of them first or last."""
    found = [area.outcome for area in comparison.areas]
    tested = sum(outcome is not Outcome.TOO_FEW for outcome in found)
    differ = sum(outcome in (Outcome.HIGHER, Outcome.LOWER) for outcome in found)
    _ = language.gettext
    if not tested:
        return _("No GGD has enough people to be compared (invented)")
    if not differ:
        text = _("None of the {total} GGDs differs clearly from the country (invented)")
        return text.format(total=tested)
    text = _("Clearly different from the country: {differ} of the {total} GGDs (invented)")
    return text.format(differ=differ, total=tested)


def _chart(
    counted: CountedFigures, comparison: Comparison, own: Area, title: str, language: Language
) -> FunnelChart:
    writer = Writer(counted.definition, language)
    names = {area.code: area.name for area in counted.ggds}
    country = language.pick(counted.country.areas.info, "country_name")
    per = counted.per
    dots = [_dot(counted, area, names[area.code], own, writer) for area in comparison.areas]
    return FunnelChart(
        label=f"{title}. {_sentence(counted, own, language)}",
        dots=tuple(sorted(dots, key=lambda dot: dot.name)),
        target=per * comparison.target,
        target_name=f"{country}: {writer.value(per * comparison.target)}",
        sizes_name=language.gettext("how many of whom the outcome is known"),
        limits=tuple(_limits(line, per) for line in funnel_lines(comparison)),
        absent=tuple(FunnelAbsent(names[c], status) for c, status in comparison.absent.items()),
        percent=writer.is_percent,
    )


def _limits(line: FunnelLine, per: int) -> FunnelLimits:
    lower, upper = (tuple(per * value for value in values) for values in (line.lower, line.upper))
    return FunnelLimits(line.level, line.sizes, lower, upper)


def _dot(
    counted: CountedFigures, area: AreaOutcome, name: str, own: Area, writer: Writer
) -> FunnelDot:
    assert area.value is not None  # a figure with a value has people of whom the outcome is known
    text = writer.language.gettext("{value} of {count} known, {outcome}").format(
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


def _sentence(counted: CountedFigures, own: Area, language: Language) -> str:
    """The chosen GGD in one sentence, or why there is none."""
    _ = language.gettext
    writer, area = Writer(counted.definition, language), counted.outcome(own.code)
    if area is None or counted.comparison is None:
        reason = ggd_cell(counted, own.code, writer).words
        return _("{place} has no number here: {reason}.").format(place=own.name, reason=reason)
    text = _("{place} has {value}; the country has {target}. That is {outcome}.")
    return text.format(
        place=own.name,
        value=writer.value(counted.per * (area.value or 0)),
        target=writer.value(counted.per * counted.comparison.target),
        outcome=outcome_words(area.outcome, language),
    )


def _row(counted: CountedFigures, place: Area, is_own: bool, language: Language) -> GgdRow:
    writer, area = Writer(counted.definition, language), counted.outcome(place.code)
    value = ggd_cell(counted, place.code, writer)
    if area is None:
        return GgdRow(place.name, value, "", "", "", language.gettext("not compared"), is_own)
    lower, upper = (limit and counted.per * limit for limit in (area.lower, area.upper))
    return GgdRow(
        name=place.name,
        value=value,
        known=writer.count(area.known),
        unknown=writer.share(100 * (area.unknown_share or 0)),
        limits=writer.margin(lower, upper),
        outcome=outcome_words(area.outcome, language),
        is_own=is_own,
    )
