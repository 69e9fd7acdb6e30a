"""What a password must be by the advice of NIST and NCSC, and the invented people of the demo."""

import tomllib
from datetime import date
from functools import cache
from typing import ClassVar

from pydantic import Field

from kansrijk.reference.loader import ROOT
from kansrijk.reference.rows import Row, check_rows


class PasswordRules(Row):
    """Length, and what may not be all there is to it."""

    table: ClassVar[str] = "accounts/passwords"
    key: ClassVar[tuple[str, ...]] = ("version",)

    version: str
    date: date
    source: str
    also: str
    shortest: int = Field(ge=8)
    longest: int = Field(ge=64)
    fewest_different: int = Field(ge=1)
    shortest_rest: int = Field(ge=1)
    expected: tuple[str, ...]


class InventedPerson(Row):
    """Someone of Voorbeeldstad as whom one can look around: a function, a role, a place."""

    table: ClassVar[str] = "accounts/invented_people"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=r"^[a-z]+$")
    name: str
    function: str
    role: str
    scope_kind: str
    scope_code: str
    organisation: str
    organisation_kind: str
    area_kind: str
    area_code: str
    what_nl: str
    what_en: str
    source: str

    @property
    def email(self) -> str:
        """An address that no mail can reach: ``.example`` is nobody's."""
        return f"{self.id}@voorbeeldstad.example"


@cache
def password_rules() -> PasswordRules:
    """The rules in force."""
    path = ROOT / f"{PasswordRules.table}.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    [rules] = check_rows(PasswordRules, [raw], file=path.name, first_row=1)
    return rules
