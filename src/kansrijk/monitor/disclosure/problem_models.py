"""The two files of the open tool, as models: they check what is read, and give the JSON Schema."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

Number = Annotated[float, Field(allow_inf_nan=False)]
NotNegative = Annotated[float, Field(ge=0, allow_inf_nan=False)]
CellId = Annotated[str, Field(min_length=1, max_length=200)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class CellEntry(_Part):
    """A cell. ``null`` as upper means that there is no most."""

    id: CellId
    value: Number = Field(description="the count; whole and not negative")
    weight: NotNegative = Field(
        default=1, description="what hiding it costs; 0 means never published (a slack)"
    )
    primary: bool = Field(default=False, description="must not be worked out")
    need_lower: NotNegative = Field(
        default=0, description="primary: how far below the value an attacker's interval must reach"
    )
    need_upper: NotNegative = Field(
        default=0, description="primary: how far above the value an attacker's interval must reach"
    )
    lower: Number = Field(default=0, description="the least that everyone knows it is")
    upper: Number | None = Field(default=None, description="the most that everyone knows it is")
    must_publish: bool = Field(default=False, description="may not be hidden")


class EquationEntry(_Part):
    """A relation that everyone knows: the sum of factor x cell is ``equals``."""

    cells: dict[CellId, Number] = Field(min_length=1, description="id of a cell: its factor")
    equals: Number = 0


class ProblemFile(_Part):
    """PROBLEM.json: cells, and every relation between them that an outsider knows."""

    cells: tuple[CellEntry, ...] = Field(min_length=1)
    equations: tuple[EquationEntry, ...] = ()


class PatternFile(_Part):
    """PATTERN.json: what is hidden. Only for the builder: cost and bound follow from weights."""

    suppressed: tuple[str, ...] = Field(description="ids of all hidden cells, primary ones too")
    cost: NotNegative = Field(description="sum of the weights of hidden cells that are not primary")
    optimal: bool = Field(description="proven: no pattern costs less")
    lower_bound: NotNegative = Field(description="proven: no pattern costs less than this")


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a file, as it stands in docs/reference."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(),
    }


#: File in docs/reference -> its model; a house test keeps them equal.
SCHEMAS: dict[str, type[BaseModel]] = {
    "disclosure-problem.schema.json": ProblemFile,
    "disclosure-pattern.schema.json": PatternFile,
}
