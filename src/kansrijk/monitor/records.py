"""Figures as flat records for open data: the columns of the table, and its source in words."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from kansrijk.monitor.definitions import Definitions
from kansrijk.monitor.figures import Figure, Flag
from kansrijk.reference.tables.context import Measure
from kansrijk.reference.tables.sources import Source

COLUMNS = (
    "indicator", "area", "period", "group", "line", "status", "value", "unit",
    "numerator", "denominator", "unknown", "unknown_share",
    "known_value", "lower", "upper", "reason", "flags", "edition",
    "source", "source_date", "source_licence", "note",
)  # fmt: skip


def figure_records(figures: Iterable[Figure], definitions: Definitions) -> list[dict[str, Any]]:
    """One record per figure; absent values are None, flags are joined by a bar."""

    @cache
    def unit(indicator: str) -> str | None:
        return _unit(indicator, definitions)

    @cache
    def flags(found: frozenset[Flag]) -> str | None:
        return "|".join(sorted(found)) or None

    sources = definitions.source_by_key
    return [
        _record(figure, unit(figure.indicator), flags(figure.flags), sources[figure.source])
        for figure in figures
    ]


def _record(figure: Figure, unit: str | None, flags: str | None, source: Source) -> dict[str, Any]:
    return {
        "indicator": figure.indicator,
        "area": figure.area,
        "period": figure.period,
        "group": figure.group,
        "line": figure.line,
        "status": figure.status.value,
        "value": plain(figure.value),
        "unit": unit,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "unknown": figure.unknown,
        "unknown_share": plain(figure.unknown_share),
        "known_value": plain(figure.known_value),
        "lower": plain(figure.lower),
        "upper": plain(figure.upper),
        "reason": figure.reason,
        "flags": flags,
        "edition": figure.edition,
        "source": source.text,
        "source_date": source.date,
        "source_licence": source.licence,
        "note": figure.note,
    }


def plain(value: float | None) -> float | int | None:
    """A whole number without its decimal point, so that a count reads as one."""
    return int(value) if value is not None and value == int(value) else value


def _unit(indicator: str, definitions: Definitions) -> str | None:
    """The unit in English; of an answer or an amount of money there is no definition."""
    definition = definitions.measure_by_id.get(indicator) or definitions.indicator(indicator)
    if definition is None:
        return "million euro" if indicator.startswith("money.") else "percent"
    return definition.unit_en if isinstance(definition, Measure) else definition.unit
