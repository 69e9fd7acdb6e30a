"""What municipalities answered in the yearly questionnaire, a table per question."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kansrijk.monitor.figures import Figure, Status
from kansrijk.monitor.published.programme import SURVEY
from kansrijk.monitor.release import Release
from kansrijk.reference.tables.programme import SurveyOption
from kansrijk.reports.language import Language
from kansrijk.reports.wording.values import Cell, Unit, cell
from kansrijk.web.dashboards.presenters.series import sources_of

#: The items of the questionnaire that have a table, in the order of the page.
ITEMS = (
    "samenwerkingsafspraken_onderwerp",
    "samenwerkingsafspraken_niveau",
    "regionale_samenwerking",
    "gezamenlijke_ambities",
    "doelen_gesteld",
    "doelen_periode",
    "activiteiten",
    "start_activiteiten",
    "onderdeel_breder_beleid",
    "nulmeting",
    "ervaringsdeskundigen",
    "covid19",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its share per year; a year in which it was not asked has a missing cell."""

    text: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the questionnaire with its answers, and the base of the shares."""

    id: str
    name: str
    periods: tuple[str, ...]
    bases: str
    answers: tuple[Answer, ...]
    source: str


def questions(release: Release, country: str, language: Language) -> tuple[Question, ...]:
    """The questions of which shares were published."""
    found = (_question(item, release, country, language) for item in ITEMS)
    return tuple(question for question in found if question is not None)


def _question(item: str, release: Release, country: str, language: Language) -> Question | None:
    options = [o for o in release.definitions.survey_options if o.item == item]
    rows = [
        row
        for row in release.figures.select(indicator=SURVEY + item, area=country)
        if row.line != "count" and row.status is Status.SHOWN
    ]
    if not rows:
        return None
    by_place = {(row.group, row.period): row for row in rows}
    periods = tuple(sorted({row.period for row in rows}))
    return Question(
        id=item,
        name=language.pick(options[0], "item"),
        periods=periods,
        bases=_bases(rows, language),
        answers=tuple(_answers(options, periods, by_place, language)),
        source=sources_of(rows, release),
    )


def _answers(
    options: Sequence[SurveyOption],
    periods: Sequence[str],
    by_place: dict[tuple[str, str], Figure],
    language: Language,
) -> list[Answer]:
    unit = Unit("percent", 0)
    return [
        Answer(
            language.pick(option, "option"),
            tuple(cell(by_place.get((option.option, p)), unit, language) for p in periods),
        )
        for option in options
        if any((option.option, period) in by_place for period in periods)
    ]


def _bases(rows: Sequence[Figure], language: Language) -> str:
    """How many municipalities the shares are of, per year, as far as it was published."""
    sizes: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        if row.denominator:
            sizes[row.period].add(row.denominator)
    known = [f"{period}: {language.number(max(of))}" for period, of in sorted(sizes.items())]
    if not known:
        return language.gettext("Share of the municipalities that filled in the questionnaire.")
    return language.gettext("Share of the municipalities that answered ({sizes}).").format(
        sizes=", ".join(known)
    )
