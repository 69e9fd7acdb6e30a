"""Numbers and names that several parts of the invented pages write alike."""

from dataclasses import dataclass

from kansrijk.monitor.areas import Level
from kansrijk.monitor.comparison import Outcome
from kansrijk.monitor.figures import Figure, Flag, Status
from kansrijk.monitor.periods import Period
from kansrijk.reference.tables.indicators import IndicatorDefinition
from kansrijk.reports.charts.words import words_for
from kansrijk.reports.language import Language
from kansrijk.reports.wording.values import Cell, flag_words
from kansrijk.web.dashboards.presenters.series import group_name


class Writer:
    """Writes the values of one indicator in one language."""

    def __init__(self, definition: IndicatorDefinition, language: Language) -> None:
        self.language = language
        self.decimals = definition.decimals
        self.is_percent = definition.unit == "percent"
        self._words = words_for(language.code)

    def number(self, value: float) -> str:
        """A value without its unit, with a true minus sign."""
        return self._words.number(value, self.decimals)

    def value(self, value: float) -> str:
        """A value with its unit: 14,8% or 1,6 per 1.000."""
        if self.is_percent:
            return f"{self.number(value)}%"
        return self.language.gettext("{number} per 1,000").format(number=self.number(value))

    def difference(self, value: float) -> str:
        """A difference with its unit: 6,5 procentpunt or 0,4 per 1.000."""
        if self.is_percent:
            text = self.language.gettext("{points} percentage points")
            return text.format(points=self.number(value))
        return self.value(value)

    def difference_head(self) -> str:
        """The head of a column of differences, which says their unit once for all."""
        _ = self.language.gettext
        if self.is_percent:
            return _("Difference in percentage points")
        return _("Difference per 1,000")

    def ratio(self, ratio: float) -> str:
        """How many times as often."""
        text = self.language.gettext("{ratio} times")
        return text.format(ratio=self._words.number(ratio, 2))

    def margin(self, lower: float | None, upper: float | None, decimals: int | None = None) -> str:
        """ "14,6 tot 14,9", or nothing without limits."""
        if lower is None or upper is None:
            return ""
        places = self.decimals if decimals is None else decimals
        low, high = (self._words.number(limit, places) for limit in (lower, upper))
        return self.language.gettext("{low} to {high}").format(low=low, high=high)

    def period(self, period: str) -> str:
        """A year or years: "2020 tot en met 2024"."""
        return Period.parse(period).label("nl" if self.language.code == "nl" else "en")

    def share(self, share: float | None) -> str:
        """How many outcomes are not known: "0,4%", or in words."""
        if share is None:
            return self.language.gettext("not shown")
        return f"{self._words.number(share, 1)}%"

    def cell(self, value: float) -> Cell:
        """A value that was worked out for the page, marked as invented like all others."""
        flag = flag_words(Flag.SYNTHETIC, self.language)
        text = self.value(value)
        return Cell(Status.SHOWN, text, is_zero=value == 0, words=text, flags=(flag,))

    def count(self, number: float) -> str:
        """How many."""
        return self.language.number(number)


def margin_of(figure: Figure | None, writer: Writer) -> str:
    """The margin of a figure, if it has one."""
    return writer.margin(figure.lower, figure.upper) if figure else ""


def larger_areas(language: Language) -> str:
    """Where a figure is that no municipality may have."""
    return language.gettext("only for a GGD and larger areas")


def shown_cell(text: str) -> Cell:
    """A cell of a value that was worked out for the page."""
    return Cell(Status.SHOWN, text, is_zero=False, words=text)


def outcome_words(outcome: Outcome, language: Language) -> str:
    """What may be said of an area beside the country; higher and lower, never better or worse."""
    _ = language.gettext
    return {
        Outcome.NOT_DIFFERENT: _("not clearly different"),
        Outcome.HIGHER: _("clearly higher"),
        Outcome.LOWER: _("clearly lower"),
        Outcome.TOO_FEW: _("too few to say"),
    }[outcome]


@dataclass(frozen=True, slots=True)
class LevelWords:
    """What areas of a level are called in the texts around a comparison."""

    none_has_enough: str
    none_differs: str
    some_differ: str
    all_others: str
    alike: str


def level_words(level: Level, language: Language) -> LevelWords:
    """The texts for GGDs or municipalities."""
    _ = language.gettext
    if level is Level.GGD:
        return LevelWords(
            _("No GGD has enough people to be compared (invented)"),
            _("None of the {total} GGDs differs clearly from the country (invented)"),
            _("Clearly different from the country: {differ} of the {total} GGDs (invented)"),
            _("all other GGDs together"),
            _("the GGDs that are most alike, together"),
        )
    return LevelWords(
        _("No municipality has enough people to be compared (invented)"),
        _("None of the {total} municipalities differs clearly from the country (invented)"),
        _("Clearly different from the country: {differ} of the {total} municipalities (invented)"),
        _("the rest of the country"),
        _("the municipalities that are most alike, together"),
    )


def group_words(group: str, language: Language) -> str:
    """A group of families or children."""
    _ = language.gettext
    names = {
        "no_label": _("situation not known"),
        "income_1": _("lowest income (first fifth)"),
        "income_2": _("second fifth"),
        "income_3": _("third fifth"),
        "income_4": _("fourth fifth"),
        "income_5": _("highest income (last fifth)"),
        "income_unknown": _("income not known"),
        "education_low": _("low education"),
        "education_middle": _("middle education"),
        "education_high": _("high education"),
        "education_unknown": _("education not known"),
    }
    return names.get(group) or group_name(group, language)
