"""What the two dialects of StatLine, OData v4 and v3, have in common."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from kansrijk.monitor.sources.faults import quotable
from kansrijk.monitor.sources.statline_client.columns import Choice, Shape
from kansrijk.monitor.sources.statline_client.patience import StatlineError

#: A row of any entity set, and the rows of each entity set by its name.
Record = Mapping[str, Any]
Parts = Mapping[str, Sequence[Record]]

AREA_NAMES = ("RegioS", "WijkenEnBuurten")
AREA_KINDS = ("GeoDimension", "GeoDetail")
PERIOD_NAME, PERIOD_KIND = "Perioden", "TimeDimension"
#: A table of neighbourhoods has some 18,000 areas; these beginnings leave 343.
ONLY_MUNICIPAL, MUNICIPAL = "WijkenEnBuurten", ("GM", "NL")


@dataclass(frozen=True, slots=True)
class Observed:
    """One value: area and period without padding; ``value`` None with the reason v4 gives."""

    area: str
    period: str | None
    value: Any
    attribute: str = "None"


class Dialect(Protocol):
    """How one service is asked and what its answers say."""

    data_set: str
    first_sets: tuple[str, ...]

    def code_sets(self, parts: Parts) -> Mapping[str, str]:
        """The entity set with the codes of each dimension, once the first sets are there."""

    def shape(self, parts: Parts) -> Shape:
        """What the table is made of."""

    def query(self, shape: Shape, choices: Sequence[Choice]) -> dict[str, str]:
        """The question for the rows that hold ``choices``; without choices, for every row."""

    def observed(self, shape: Shape, rows: Iterable[Record], choice: Choice) -> Iterable[Observed]:
        """The values of one choice among ``rows``; rows of other choices are passed over."""


def text_of(record: Record, name: str) -> str:
    """A text of a record as it is written. StatlineError when it is no text."""
    value = record.get(name)
    if not isinstance(value, str):
        raise StatlineError(f"Een codelijst van StatLine heeft geen '{name}': de vorm is anders.")
    return value


def dimension_name(record: Record, name: str) -> str:
    """The name of a dimension. It becomes part of an address and of a file's name: only letters,
    digits and underscores."""
    found = text_of(record, name)
    if not re.fullmatch(r"\w+", found, re.ASCII):
        raise StatlineError(f"'{quotable(found)}' is geen naam van een kolom van StatLine.")
    return found


def code_titles(records: Sequence[Record], key: str) -> dict[str, str]:
    """The title of each code in a code list."""
    return {text_of(r, key): str(r.get("Title") or "").strip() for r in records}


def area_dimension(kinds: Mapping[str, str]) -> str | None:
    """The dimension of the areas, by name or else by kind."""
    named = [name for name in AREA_NAMES if name in kinds]
    return next(iter(named or [n for n, kind in kinds.items() if kind in AREA_KINDS]), None)


def period_dimension(kinds: Mapping[str, str]) -> str | None:
    """The dimension of the periods, by name or else by kind."""
    if PERIOD_NAME in kinds:
        return PERIOD_NAME
    return next((name for name, kind in kinds.items() if kind == PERIOD_KIND), None)


def provisional_periods(records: Sequence[Record], key: str) -> frozenset[str]:
    """The periods whose figures the owner may still change: Voorlopig, NaderVoorlopig."""
    return frozenset(
        text_of(record, key).strip()
        for record in records
        if "voorlopig" in str(record.get("Status") or "").casefold()
    )


def shared_codes(choices: Sequence[Choice]) -> dict[str, str]:
    """The codes that every choice has; only these may be asked of the server."""
    shared = dict(choices[0].codes) if choices else {}
    for choice in choices[1:]:
        shared = {name: code for name, code in shared.items() if choice.codes.get(name) == code}
    return shared


def has_codes(record: Record, choice: Choice) -> bool:
    """Whether a record is about the chosen code of every dimension."""
    return all(str(record.get(name)).strip() == code.strip() for name, code in choice.codes.items())


def quoted(code: str) -> str:
    """A text in a question; OData doubles an apostrophe."""
    return "'" + code.replace("'", "''") + "'"
