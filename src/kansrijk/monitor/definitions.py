"""Everything a reader of a release needs besides its figures: what they mean and who says so."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, get_args, get_type_hints

from kansrijk.reference.loader import load, load_folder
from kansrijk.reference.rows import Row, check_rows
from kansrijk.reference.tables.context import Measure, VulnerabilityDefinition
from kansrijk.reference.tables.indicators import IndicatorDefinition
from kansrijk.reference.tables.monitor import EditionVerdict, SetMapping, Statement
from kansrijk.reference.tables.programme import MoneyLine, SurveyOption
from kansrijk.reference.tables.sources import Source


@dataclass(frozen=True)
class Definitions:
    """The definitions of a release: reference rows, frozen beside the figures they explain."""

    indicators: tuple[IndicatorDefinition, ...]
    measures: tuple[Measure, ...]
    edition_rows: tuple[EditionVerdict, ...]
    set_mapping: tuple[SetMapping, ...]
    statements: tuple[Statement, ...]
    vulnerability: tuple[VulnerabilityDefinition, ...]
    money_lines: tuple[MoneyLine, ...]
    survey_options: tuple[SurveyOption, ...]
    sources: tuple[Source, ...]

    @classmethod
    def from_reference(cls) -> "Definitions":
        """The definitions as they stand in the reference files now."""
        return cls(
            indicators=load_folder(IndicatorDefinition),
            measures=load(Measure),
            edition_rows=load(EditionVerdict),
            set_mapping=load(SetMapping),
            statements=load(Statement),
            vulnerability=load(VulnerabilityDefinition),
            money_lines=load(MoneyLine),
            survey_options=load(SurveyOption),
            sources=load(Source),
        )

    def to_json(self) -> dict[str, Any]:
        """Plain lists of objects, absent values left out."""
        return {
            part.name: [
                row.model_dump(mode="json", exclude_none=True) for row in getattr(self, part.name)
            ]
            for part in fields(self)
        }

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> "Definitions":
        """The inverse of ``to_json``, checked row by row."""
        hints = get_type_hints(cls)
        parts: dict[str, Any] = {
            part.name: check_rows(_row_model(hints[part.name]), content[part.name], part.name)
            for part in fields(cls)
        }
        return cls(**parts)

    @cached_property
    def measure_by_id(self) -> Mapping[str, Measure]:
        """Measures by their id."""
        return {measure.id: measure for measure in self.measures}

    @cached_property
    def source_by_key(self) -> Mapping[str, Source]:
        """Sources by their key."""
        return {source.source: source for source in self.sources}

    def indicator(self, id: str, set_name: str | None = None) -> IndicatorDefinition | None:  # noqa: A002
        """The definition of an indicator, of the oldest set that has it unless one is named."""
        return next((d for d in self.indicators if d.id == id and set_name in (None, d.set)), None)


def _row_model(hint: Any) -> type[Row]:
    return get_args(hint)[0]
