"""The words of the reference files by their key, and whether a key is one of them."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from kansrijk.errors import UserError
from kansrijk.reference.loader import load
from kansrijk.reference.tables.accounts import (
    Domain,
    FunctionKind,
    NumberKind,
    OrganisationKind,
    Reason,
)


@cache
def domains() -> Mapping[str, Domain]:
    """The domains."""
    return {row.id: row for row in load(Domain)}


@cache
def organisation_kinds() -> Mapping[str, OrganisationKind]:
    """The kinds of organisation."""
    return {row.id: row for row in load(OrganisationKind)}


@cache
def function_kinds() -> Mapping[str, FunctionKind]:
    """What someone can be in an organisation."""
    return {row.id: row for row in load(FunctionKind)}


@cache
def number_kinds() -> Mapping[str, NumberKind]:
    """The kinds of number from outside."""
    return {row.id: row for row in load(NumberKind)}


@cache
def reasons(moment: str) -> Mapping[str, Reason]:
    """Why something starts, why it ends, or why a second step is taken away."""
    return {row.id: row for row in load(Reason) if row.moment == moment}


def one_of(words: Mapping[str, Any], key: str, what: str) -> Any:
    """The row of a key. Raises UserError with what is allowed."""
    if key not in words:
        allowed = ", ".join(row.name_nl for row in words.values())
        raise UserError(f"{what} '{key}' kennen we niet. Kies uit: {allowed}.")
    return words[key]
