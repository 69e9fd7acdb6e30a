"""The programme's own figures: the yearly questionnaire and the money, as figures of the country.

Their ids carry a prefix (``survey.coalitie_status``, ``money.impuls``), because an answer or an
amount is not an indicator of the monitor.
"""

from collections.abc import Iterator

from kansrijk.monitor.figures import Figure, Flag, Status
from kansrijk.reference.loader import load
from kansrijk.reference.tables.programme import MoneyAmount, SurveyResult

SURVEY = "survey."
MONEY = "money."


def survey(country: str) -> Iterator[Figure]:
    """Answers as percentages of their base; where only a count exists, the line is ``count``."""
    for row in load(SurveyResult):
        percent = _percent(row)
        value = percent if percent is not None else row.count
        yield Figure(
            indicator=SURVEY + row.item,
            area=country,
            period=row.period,
            group=row.option,
            line=_line(row, is_percent=percent is not None),
            status=Status.MISSING if value is None else Status.SHOWN,
            value=value,
            numerator=row.count if value is not None else None,
            denominator=row.denominator if value is not None else None,
            reason=("only_in_words" if row.in_words else "not_published")
            if value is None
            else None,
            flags=frozenset({Flag.DERIVED} if row.derived else ()),
            source=row.source,
            note=row.in_words or row.note,
        )


def _percent(row: SurveyResult) -> float | None:
    if row.percent is not None or row.count is None or row.denominator is None:
        return row.percent
    return round(100 * row.count / row.denominator, 1)


def _line(row: SurveyResult, *, is_percent: bool) -> str:
    """The base of the answer: answers of different bases are different lines."""
    if not is_percent and row.count is not None:
        return "count"
    return (row.denominator_label or "main").replace(" ", "_")


def money(country: str) -> Iterator[Figure]:
    """Amounts per source line and year, in million euro. Lines are never added up."""
    for row in load(MoneyAmount):
        yield Figure(
            indicator=MONEY + row.line,
            area=country,
            period=row.year,
            value=row.million_eur,
            source=row.source,
        )
