"""The programme itself: its money, its milestones and the yearly questionnaire."""

from typing import ClassVar, Literal

from kansrijk.reference.rows import Row


class MoneyLine(Row):
    """A source line of money. Lines overlap and hold different things: never add them up."""

    table: ClassVar[str] = "programme/money_lines"
    key: ClassVar[tuple[str, ...]] = ("line",)

    line: str
    name_nl: str
    name_en: str
    holds: Literal["kansrijke_start", "more", "part"]
    note_nl: str | None = None
    note_en: str | None = None


class MoneyAmount(Row):
    """An amount of a line in a year (``structural`` = every year from then on), in mln euro."""

    table: ClassVar[str] = "programme/money"
    key: ClassVar[tuple[str, ...]] = ("line", "year")

    line: str
    year: str
    million_eur: float
    source: str


class Milestone(Row):
    """A count or an event of the programme that is not money.

    ``value`` is the number as published; an event has none, and says what happened in
    ``unit_nl``/``unit_en``.
    """

    table: ClassVar[str] = "programme/milestones"
    key: ClassVar[tuple[str, ...]] = ("what_nl", "year")

    what_nl: str
    what_en: str
    year: str
    value: str | None = None
    unit_nl: str
    unit_en: str
    source: str


class SurveyOption(Row):
    """An answer to a question of the yearly questionnaire, with its words in both languages."""

    table: ClassVar[str] = "programme/survey_options"
    key: ClassVar[tuple[str, ...]] = ("item", "option")

    item: str
    option: str
    item_nl: str
    item_en: str
    option_nl: str
    option_en: str


class SurveyResult(Row):
    """How many municipalities gave an answer. ``period`` is a year or a month (2020-04)."""

    table: ClassVar[str] = "programme/survey"
    key: ClassVar[tuple[str, ...]] = ("period", "item", "option", "denominator_label")

    period: str
    item: str
    option: str
    count: int | None = None
    percent: float | None = None
    in_words: str | None = None
    denominator: int | None = None
    denominator_label: str | None = None
    derived: bool = False
    note: str | None = None
    source: str


class SurveyQuestion(Row):
    """A question as printed in English, or as reconstructed in Dutch where it was not found."""

    table: ClassVar[str] = "programme/survey_questions"
    key: ClassVar[tuple[str, ...]] = ("period", "kind", "text")

    period: str
    kind: Literal["question", "option", "reconstruction"]
    text: str
    source: str
    note: str | None = None
