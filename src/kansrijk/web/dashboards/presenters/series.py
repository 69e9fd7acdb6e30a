"""The series of an indicator: which figures stand together in a drawing, and what it says."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from kansrijk.monitor.figures import Figure, Flag, Status
from kansrijk.monitor.gap import Gap, gap
from kansrijk.monitor.release import Release
from kansrijk.reference.tables.indicators import IndicatorDefinition
from kansrijk.reports.charts.series import draw_series
from kansrijk.reports.charts.series_data import Gap as YearGap
from kansrijk.reports.charts.series_data import Point, Series, SeriesChart
from kansrijk.reports.charts.words import words_for
from kansrijk.reports.language import Language
from kansrijk.reports.wording.values import Unit, unit_of, with_unit

VULNERABLE, NOT_VULNERABLE, ALL = "vulnerable", "not_vulnerable", "all"
WIDE, NARROW = 1000, 296
#: The kinds of file a drawing can be taken away as.
_FILES = (("SVG", "svg"), ("PNG", "png"))


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing at two widths with the finding as title; ``slug`` names its download."""

    slug: str
    title: str
    subtitle: str
    wide_svg: str
    narrow_svg: str
    source: str
    links: tuple[tuple[str, str], ...] = ()


def series_of(release: Release, definition: IndicatorDefinition, country: str) -> list[Figure]:
    """All figures of the country on an indicator, by line, group and year."""
    rows = release.figures.select(indicator=definition.id, area=country)
    return sorted(rows, key=lambda row: (row.period, row.group, row.line))


def drawings(
    rows: Sequence[Figure], definition: IndicatorDefinition, release: Release, language: Language
) -> list[Drawing]:
    """One drawing of everyone, and one of the two groups where both were published."""
    found = []
    drawn = {line.id for line in definition.lines if line.drawn}
    everyone = [row for row in rows if row.group == ALL and row.line in drawn]
    if any(_shown(row) for row in everyone):
        found.append(_draw("reeks", everyone, definition, release, language))
    split = [row for row in rows if row.group in (VULNERABLE, NOT_VULNERABLE)]
    if split:
        found.append(_draw("groepen", split, definition, release, language))
    return found


def _draw(
    slug: str,
    rows: Sequence[Figure],
    definition: IndicatorDefinition,
    release: Release,
    language: Language,
) -> Drawing:
    chart = _chart(rows, definition, language)
    words = words_for(language.code)
    return Drawing(
        slug=slug,
        title=_finding(rows, definition, language),
        subtitle=language.pick(definition, "what"),
        wide_svg=draw_series(chart, WIDE, words, f"{slug}-w"),
        narrow_svg=draw_series(chart, NARROW, words, f"{slug}-n"),
        source=sources_of(rows, release),
        links=tuple(
            (name, reverse("dashboards:drawing_download", args=[definition.id, slug, ending]))
            for name, ending in _FILES
        ),
    )


def _chart(
    rows: Sequence[Figure], definition: IndicatorDefinition, language: Language
) -> SeriesChart:
    groups = sorted({row.group for row in rows}, reverse=True)
    return SeriesChart(
        label=_label(rows, definition, language),
        series=tuple(
            Series(
                group=group,  # type: ignore[arg-type]
                label=group_name(group, language),
                points=tuple(_point(row) for row in rows if row.group == group and _shown(row)),
                gaps=tuple(
                    YearGap(row.year, row.status)
                    for row in rows
                    if row.group == group and not _shown(row)
                ),
            )
            for group in groups
        ),
        breaks=tuple(b.year for b in definition.breaks),
        percent=definition.unit == "percent",
        decimals=definition.decimals,
    )


def _shown(row: Figure) -> bool:
    return row.status is Status.SHOWN


def _point(row: Figure) -> Point:
    assert row.value is not None
    return Point(
        year=row.year,
        value=row.value,
        lower=row.lower,
        upper=row.upper,
        provisional=Flag.PROVISIONAL in row.flags,
        line=row.line,
    )


def _finding(rows: Sequence[Figure], definition: IndicatorDefinition, language: Language) -> str:
    """A title that claims no more than the published values do."""
    gaps = group_gaps(rows)
    _ = language.gettext
    if len(gaps) > 1:
        return _(
            "The difference was {first} percentage points in {first_year} and {last} in {last_year}"
        ).format(
            first=language.number(gaps[0].difference, 1),
            first_year=gaps[0].period,
            last=language.number(gaps[-1].difference, 1),
            last_year=gaps[-1].period,
        )
    shown = [row for row in rows if _shown(row)]
    unit = unit_of(definition)
    last = shown[-1]
    comparable = [row for row in shown if row.line == last.line]
    return _finding_of_line(comparable, unit, language)


def _finding_of_line(rows: Sequence[Figure], unit: Unit, language: Language) -> str:
    _ = language.gettext
    first, last = rows[0], rows[-1]
    if first is last:
        return _("{value} in {year}").format(
            value=with_unit(last.value or 0, unit, language), year=last.period
        )
    return _("From {first} in {first_year} to {last} in {last_year}").format(
        first=with_unit(first.value or 0, unit, language),
        first_year=first.period,
        last=with_unit(last.value or 0, unit, language),
        last_year=last.period,
    )


def _label(rows: Sequence[Figure], definition: IndicatorDefinition, language: Language) -> str:
    name = language.pick(definition, "name")
    return f"{name}. {_finding(rows, definition, language)}."


def group_gaps(rows: Sequence[Figure]) -> list[Gap]:
    """The gap between the two groups in every year that both have a value."""
    by_key = {(row.period, row.line, row.group): row for row in rows if _shown(row)}
    return [
        gap(row, by_key[period, line, NOT_VULNERABLE])
        for (period, line, group), row in sorted(by_key.items())
        if group == VULNERABLE and (period, line, NOT_VULNERABLE) in by_key
    ]


def group_name(group: str, language: Language) -> str:
    """The group of families a figure is about."""
    _ = language.gettext
    names = {
        ALL: _("everyone"),
        VULNERABLE: _("in a vulnerable situation"),
        NOT_VULNERABLE: _("not in a vulnerable situation"),
        "deprived_area": _("in deprived areas"),
    }
    return names.get(group, group)


def sources_of(rows: Sequence[Figure], release: Release) -> str:
    """The full sources of these figures, each once."""
    keys = dict.fromkeys(row.source for row in rows)
    return "; ".join(release.definitions.source_by_key[key].name for key in keys)
