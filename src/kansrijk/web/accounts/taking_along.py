"""Everything that is known of a person, asked of every app: for that person alone.

    @own_data("uitnodigingen", "signing_in.invitation")
    def invitations(person: Person) -> Iterable[Facts]: ...

Each app says in its module ``own_data`` what it holds of someone. A table that holds something of
people is named there, or left out with a reason: tests/house/test_own_data.py asks every table.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kansrijk.web.accounts.models import Person

#: A row of what is known: the name of each fact, and its value in words.
Facts = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the export: its name, the tables that it comes from, and what asks them."""

    name: str
    models: tuple[str, ...]
    rows: Callable[[Person], Iterable[Facts]]


#: Every part, by its name, in the order in which the apps are loaded.
PARTS: dict[str, Part] = {}
#: Tables that hold something of people and are not taken along, and why.
LEFT_OUT: dict[str, str] = {}

Rows = Callable[[Person], Iterable[Facts]]


def own_data(name: str, *models: str) -> Callable[[Rows], Rows]:
    """Declare a function as a part of the export, and from which tables it comes."""

    def declare(rows: Rows) -> Rows:
        if name in PARTS:
            raise ValueError(f"two parts of the export are called {name!r}")
        PARTS[name] = Part(name, models, rows)
        return rows

    return declare


def leave_out(**reasons: str) -> None:
    """Say why tables are not taken along: ``app__table="reason"``."""
    for model, reason in reasons.items():
        LEFT_OUT[model.replace("__", ".", 1)] = reason


def known_of(person: Person) -> dict[str, list[Facts]]:
    """Every part with its rows; also the parts in which there is nothing."""
    return {part.name: list(part.rows(person)) for part in PARTS.values()}
