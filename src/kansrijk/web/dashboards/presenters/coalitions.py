"""How coalitions developed, and what municipalities answered in the yearly questionnaire."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from kansrijk.monitor.areas import AreaSet
from kansrijk.monitor.figures import Figure
from kansrijk.monitor.published.programme import SURVEY
from kansrijk.monitor.release import Release
from kansrijk.reports.charts.coalition import CoalitionChart, CoalitionYear, draw_coalition
from kansrijk.reports.charts.words import words_for
from kansrijk.reports.language import Language
from kansrijk.web.dashboards.presenters.questionnaire import Question, questions
from kansrijk.web.dashboards.presenters.series import Drawing, sources_of

INDICATOR = "coalitie"
STATUS_ITEM = "coalitie_status"
WIDE, NARROW = 1000, 296


@dataclass(frozen=True, slots=True)
class CoalitionRow:
    """A year: who was asked, how many had a coalition, were busy or had none, and the rest.

    ``of_all`` sets the coalitions against all municipalities of that year, asked or not.
    """

    year: str
    base: str
    formed: str
    of_all: str
    developing: str
    none: str
    not_stated: str


@dataclass(frozen=True, slots=True)
class CoalitionsPage:
    """The drawing, the same as a table, and the questions."""

    sentence: str
    drawing: Drawing
    rows: tuple[CoalitionRow, ...]
    questions: tuple[Question, ...]


def coalitions_page(release: Release, areas: AreaSet, language: Language) -> CoalitionsPage:
    """The page of the current release."""
    country = areas.country.code
    figures = release.figures.select(indicator=INDICATOR, area=country, group="all")
    status = release.figures.select(indicator=SURVEY + STATUS_ITEM, area=country)
    years = [_year(figure, status) for figure in sorted(figures, key=lambda f: f.period)]
    return CoalitionsPage(
        sentence=_sentence(years, language),
        drawing=_drawing(years, figures, release, language),
        rows=tuple(_row(year, areas, language) for year in years),
        questions=questions(release, country, language),
    )


def _year(figure: Figure, status: Iterable[Figure]) -> CoalitionYear:
    parts = {row.group: row for row in status if row.period == figure.period}
    together = parts.get("gevormd_of_in_ontwikkeling")
    only_share = figure.value if figure.numerator is None else None
    return CoalitionYear(
        year=figure.year,
        base=figure.denominator or 0,
        formed=figure.numerator,
        formed_percent=only_share,
        developing=_count(parts.get("in_ontwikkeling")),
        developing_percent=(together.value or 0) - only_share if together and only_share else None,
        none=_count(parts.get("geen")),
    )


def _count(answer: Figure | None) -> int | None:
    return answer.numerator if answer else None


def _sentence(years: Sequence[CoalitionYear], language: Language) -> str:
    """The change between the last two years, both counted over all municipalities."""
    before, last = years[-2], years[-1]
    return language.gettext(
        "From {first} municipalities with a coalition in {first_year} to {last} in {last_year}."
    ).format(first=before.formed, first_year=before.year, last=last.formed, last_year=last.year)


def _drawing(
    years: Sequence[CoalitionYear], figures: Sequence[Figure], release: Release, language: Language
) -> Drawing:
    _ = language.gettext
    last, before = years[-1], years[-2]
    title = _("In {year}, {count} of the {base} municipalities had a coalition").format(
        year=last.year, count=last.formed, base=last.base
    )
    label = _("{title}. In {before} it was {count} of {base}.").format(
        title=title, before=before.year, count=before.formed, base=before.base
    )
    breaks = tuple(
        later.year
        for earlier, later in pairwise(years)
        if _line_of(earlier.year, figures) != _line_of(later.year, figures)
    )
    chart = CoalitionChart(label=label, years=tuple(years), breaks=breaks)
    words = words_for(language.code)
    return Drawing(
        slug="coalities",
        title=title,
        subtitle=_(
            "Number of municipalities. From 2019 to 2021 only municipalities with money from the "
            "programme were asked, from 2022 all of them."
        ),
        wide_svg=draw_coalition(chart, WIDE, words, "coalitions-w"),
        narrow_svg=draw_coalition(chart, NARROW, words, "coalitions-n"),
        source=sources_of(figures, release),
    )


def _line_of(year: int, figures: Iterable[Figure]) -> str:
    return next(figure.line for figure in figures if figure.year == year)


def _row(year: CoalitionYear, areas: AreaSet, language: Language) -> CoalitionRow:
    known = [part for part in (year.formed, year.developing, year.none) if part is not None]
    is_split = len(known) == 3
    return CoalitionRow(
        year=str(year.year),
        base=language.number(year.base),
        formed=_part(year.formed, year.formed_percent, language),
        of_all=_share_of_all(year, areas, language),
        developing=_part(year.developing, year.developing_percent, language),
        none=_part(year.none, None, language),
        not_stated=_part(year.base - sum(known) if is_split else None, None, language),
    )


def _share_of_all(year: CoalitionYear, areas: AreaSet, language: Language) -> str:
    """Coalitions as a share of all municipalities at the end of the year: our own calculation."""
    if year.formed is None:
        return language.gettext("not stated")
    everyone = len(areas.borders.codes_on(date(year.year, 12, 31)))
    return language.gettext("{percent}% of {total}").format(
        percent=language.number(100 * year.formed / everyone, 1),
        total=language.number(everyone),
    )


def _part(count: int | None, percent: float | None, language: Language) -> str:
    """A count, or the share where only that was published, or that it was not stated."""
    if count is not None:
        return language.number(count)
    if percent is not None:
        return language.gettext("{percent}%, no count published").format(
            percent=language.number(percent)
        )
    return language.gettext("not stated")
