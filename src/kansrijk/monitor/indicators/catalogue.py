"""Finding the definition of an indicator or a measure by its id.

An id can stand in two sets (big2 in that of 2019-2023 and in that of 2024): those are two
definitions, with values that may not be compared. Without a set the oldest one is meant.
"""

from collections.abc import Iterable
from typing import TypeVar

from rapidfuzz import fuzz, process, utils

from kansrijk.errors import NotFoundError
from kansrijk.reference.loader import load, load_folder
from kansrijk.reference.tables.context import Measure
from kansrijk.reference.tables.indicators import IndicatorDefinition

#: In the order in which an id is looked up. A related indicator goes before the set of 2024,
#: because its published values belong to its own definition and not to that of 2024.
SETS = ("2019-2023", "related", "2024")

MOST_SUGGESTIONS = 3
LEAST_LIKENESS = 70

Defined = TypeVar("Defined", bound=IndicatorDefinition | Measure)


def indicators(set_name: str = "2019-2023") -> tuple[IndicatorDefinition, ...]:
    """The indicators of a set ("2019-2023", "2024" or "related"), in order of number.

    Raises NotFoundError for another set.
    """
    if set_name not in SETS:
        raise NotFoundError("Set", set_name, SETS)
    members = [d for d in load_folder(IndicatorDefinition) if d.set == set_name]
    return tuple(sorted(members, key=lambda d: (d.number or 0, d.id)))


def indicator(id: str, set_name: str | None = None) -> IndicatorDefinition:  # noqa: A002
    """The definition with this id, in the named set or else in the oldest set that has it.

    Raises NotFoundError with up to three ids that look like it.
    """
    return find(id, _indicators_of(set_name), "Indicator")


def measures() -> tuple[Measure, ...]:
    """The published municipal measures that are no indicator of the monitor, by theme."""
    return load(Measure)


def measure(id: str) -> Measure:  # noqa: A002
    """The measure with this id. Raises NotFoundError with up to three ids that look like it."""
    return find(id, measures(), "Maat")


def find_definition(id: str) -> IndicatorDefinition | Measure:  # noqa: A002
    """The indicator or else the measure with this id. Raises NotFoundError with suggestions."""
    known: tuple[IndicatorDefinition | Measure, ...] = (*_indicators_of(None), *measures())
    return find(id, known, "Indicator of maat")


def _indicators_of(set_name: str | None) -> tuple[IndicatorDefinition, ...]:
    if set_name is not None:
        return indicators(set_name)
    return tuple(definition for name in SETS for definition in indicators(name))


def find(id: str, definitions: Iterable[Defined], kind: str) -> Defined:  # noqa: A002
    """The first of ``definitions`` with this id. Raises NotFoundError with suggestions."""
    known = tuple(definitions)
    for definition in known:
        if definition.id == id:
            return definition
    raise NotFoundError(kind, id, _suggestions(id, known))


def _suggestions(asked: str, known: Iterable[IndicatorDefinition | Measure]) -> tuple[str, ...]:
    """Ids whose own text or name looks like what was asked, the most like it first."""
    ids = {text: d.id for d in known for text in (d.id, d.name_nl, d.name_en)}
    found = process.extract(
        asked,
        list(ids),
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=LEAST_LIKENESS,
        limit=None,
    )
    # One definition may be found by its id and by its names: name it once.
    return tuple(dict.fromkeys(ids[text] for text, _, _ in found))[:MOST_SUGGESTIONS]
