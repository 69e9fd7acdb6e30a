"""The page of one indicator of the invented country."""

from dataclasses import dataclass

from kansrijk.monitor.areas import Area, Level
from kansrijk.reference.tables.indicators import IndicatorDefinition
from kansrijk.reports.language import Language
from kansrijk.reports.wording.sentences import plain_sentence
from kansrijk.reports.wording.values import cell, unit_of
from kansrijk.reports.wording.verdicts import VerdictText
from kansrijk.web.dashboards.presenters import invented_gap, invented_series
from kansrijk.web.dashboards.presenters.indicator import GroupVerdict, KeyFigure
from kansrijk.web.dashboards.presenters.invented import country_name, verdict_of
from kansrijk.web.dashboards.presenters.invented_figures import CountedFigures
from kansrijk.web.dashboards.presenters.invented_level import level_figures
from kansrijk.web.dashboards.presenters.invented_level_part import LevelPart, level_part
from kansrijk.web.dashboards.presenters.invented_words import Writer, group_words
from kansrijk.web.dashboards.presenters.series import Drawing

TONES = {"all": "", "vulnerable": "vulnerable", "not_vulnerable": "not-vulnerable"}


@dataclass(frozen=True, slots=True)
class InventedIndicator:
    """Everything the page shows; a drawing is None where no year has a number to draw."""

    definition: IndicatorDefinition
    name: str
    country: str
    sentence: str
    key_figures: tuple[KeyFigure, ...]
    verdicts: tuple[GroupVerdict, ...]
    drawing: Drawing | None
    columns: tuple[str, ...]
    years: tuple[invented_series.YearRow, ...]
    known: tuple[invented_series.KnownRow, ...]
    has_among_known: bool
    last_year: str
    gap_drawing: Drawing | None
    gap_group: str
    difference_head: str
    gaps: tuple[invented_gap.GapRow, ...]
    splits: tuple[invented_gap.Split, ...]
    block: str
    level: LevelPart


def invented_indicator(counted: CountedFigures, own: Area, language: Language) -> InventedIndicator:
    """The page of an indicator with one GGD chosen."""
    definition = counted.definition
    known = tuple(invented_series.known_rows(counted, language))
    return InventedIndicator(
        definition=definition,
        name=language.pick(definition, "short"),
        country=country_name(counted.country, language),
        sentence=_sentence(counted, language),
        key_figures=tuple(_key_figures(counted, language)),
        verdicts=tuple(_verdicts(counted, language)),
        drawing=invented_series.series_drawing(counted, language),
        columns=tuple(invented_series.table_columns(counted, language)),
        years=tuple(invented_series.year_rows(counted, language)),
        known=known,
        has_among_known=any(row.among_known for row in known),
        last_year=counted.year,
        gap_drawing=invented_gap.gap_drawing(counted, language),
        gap_group=group_words(invented_gap.GROUP, language),
        difference_head=Writer(definition, language).difference_head(),
        gaps=tuple(invented_gap.gap_rows(counted, language)),
        splits=tuple(invented_gap.splits(counted, language)),
        block=Writer(definition, language).period(counted.block),
        level=level_part(level_figures(counted, Level.GGD), own, language),
    )


def _sentence(counted: CountedFigures, language: Language) -> str:
    """The figure in plain words, which say first that it is none."""
    figure = counted.figure(counted.home, counted.year)
    sentence = plain_sentence(figure, counted.definition, language)
    return language.gettext("Invented. {sentence}").format(sentence=sentence)


def _key_figures(counted: CountedFigures, language: Language) -> list[KeyFigure]:
    unit = unit_of(counted.definition)
    return [
        KeyFigure(
            cell(counted.figure(counted.home, counted.year, group), unit, language),
            f"{group_words(group, language)}, {counted.year}",
            tone,
        )
        for group, tone in TONES.items()
        if group in counted.groups
    ]


def _verdicts(counted: CountedFigures, language: Language) -> list[GroupVerdict]:
    return [
        GroupVerdict(group_words(group, language), _text(counted, group, language))
        for group in TONES
        if group in counted.groups
    ]


def _text(counted: CountedFigures, group: str, language: Language) -> VerdictText:
    return verdict_of(counted, counted.definition, group, language)


@dataclass(frozen=True, slots=True)
class IndicatorMunicipalities:
    """An indicator in all municipalities, with one of them chosen."""

    definition: IndicatorDefinition
    name: str
    country: str
    level: LevelPart


def indicator_municipalities(
    counted: CountedFigures, own: Area, language: Language
) -> IndicatorMunicipalities:
    """The page of an indicator over the municipalities."""
    return IndicatorMunicipalities(
        definition=counted.definition,
        name=language.pick(counted.definition, "short"),
        country=country_name(counted.country, language),
        level=level_part(level_figures(counted, Level.MUNICIPALITY), own, language),
    )
