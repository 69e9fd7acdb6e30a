"""Which figures a question asks for: the parameters of the open data, checked."""

from collections.abc import Iterable
from itertools import chain
from typing import Literal

from ninja import Field, Schema
from pydantic import field_validator

from kansrijk.monitor.areas import Level, netherlands
from kansrijk.monitor.figures import Figure
from kansrijk.monitor.indicators.catalogue import find
from kansrijk.monitor.release import Release
from kansrijk.reference.tables.context import Measure
from kansrijk.reference.tables.indicators import IndicatorDefinition

SEVERAL = "One, or more with commas between them."


class Selection(Schema):
    """A question. Every parameter that is left out accepts everything."""

    indicator: str = Field("", description=f"Id of an indicator or measure. {SEVERAL}")
    area: str = Field("", description=f"Code or name of a place, old or new. {SEVERAL}")
    year: str = Field("", description=f"Year of the figure, as 2023. {SEVERAL}")
    group: str = Field("", description="all, vulnerable, not_vulnerable or an answer.")
    line: str = Field("", description="Way of counting; 'present' is on the borders of today.")
    level: Literal["", "municipality", "ggd", "province", "country"] = Field(
        "", description="Only places of this size."
    )

    @field_validator("year")
    @classmethod
    def _is_years(cls, text: str) -> str:
        if all(year.isdigit() and len(year) == 4 for year in _parts(text)):
            return text
        raise ValueError("a year has four digits, as 2023")

    def figures(self, release: Release) -> list[Figure]:
        """The figures that fit, in the order of the release. NotFoundError for a wrong name."""
        ids = {_indicator(name, release) for name in _parts(self.indicator)}
        codes = {netherlands().resolve(name).found.code for name in _parts(self.area)}
        years, groups, lines = set(_parts(self.year)), _parts(self.group), _parts(self.line)
        places = self._places()
        return [
            row
            for row in _candidates(release, ids, codes)
            if (not ids or row.indicator in ids)
            and (not years or row.period[:4] in years)
            and (not groups or row.group in groups)
            and (not lines or row.line in lines)
            and (places is None or row.area in places)
        ]

    def _places(self) -> frozenset[str] | None:
        """The codes of all present places of the level that was asked for."""
        if not self.level:
            return None
        return frozenset(area.code for area in netherlands().at(Level(self.level)))


def _candidates(release: Release, ids: set[str], codes: set[str]) -> Iterable[Figure]:
    """The fewest figures among which all answers are."""
    if codes:
        return chain.from_iterable(release.figures.select(area=code) for code in sorted(codes))
    if ids:
        return chain.from_iterable(release.figures.select(indicator=name) for name in sorted(ids))
    return release.figures


def _indicator(id: str, release: Release) -> str:  # noqa: A002
    if id in release.figures.indicators:
        return id
    known: list[IndicatorDefinition | Measure] = [
        *release.definitions.indicators,
        *release.definitions.measures,
    ]
    return find(id, known, "Indicator of maat").id


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
