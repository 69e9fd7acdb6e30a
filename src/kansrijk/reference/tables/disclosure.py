"""The rules by which small counts are hidden: thresholds, levels, weights and known relations."""

import tomllib
from datetime import date
from functools import cache
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from kansrijk.reference.loader import ROOT
from kansrijk.reference.rows import Row, check_rows


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Weights(_Part):
    """What hiding a figure costs, by level, times the factor of its group."""

    municipality: float = Field(gt=0)
    nowhere: float = Field(gt=0)
    ggd: float = Field(gt=0)
    region: float = Field(gt=0)
    province: float = Field(gt=0)
    country: float = Field(gt=0)
    vulnerable: float = Field(gt=0)
    all: float = Field(gt=0)


class BlockYears(_Part):
    """The lengths of the periods that may be shown."""

    block_years: tuple[int, ...]


class AllowedLevels(_Part):
    """An indicator that is shown at some levels only, and why."""

    indicator: str
    levels: tuple[str, ...]
    why_nl: str
    why_en: str


class BlocksOnly(_Part):
    """An indicator that is shown at some levels over blocks of years only."""

    indicator: str
    levels: tuple[str, ...]
    block_years: tuple[int, ...]


class Components(_Part):
    """A whole that lies between the larger of two parts and their sum."""

    whole: str
    parts: tuple[str, str]


class NearlyTheSame(_Part):
    """Indicators whose denominators are nearly the same people."""

    indicators: tuple[str, ...]


class NearlyAGroup(_Part):
    """An indicator whose count is nearly the people of a group of another one."""

    indicator: str
    group: str
    of: str


class UnknownShare(_Part):
    """Where the share of unknown outcomes may be shown, and how coarse."""

    level: str
    decimals: int
    people_in_a_step: int


class DisclosureRules(Row):
    """One version of the rules. Numbers are counts of people unless they say otherwise."""

    table: ClassVar[str] = "disclosure/rules"
    key: ClassVar[tuple[str, ...]] = ("version",)

    version: str
    date: date
    source: str
    smallest_count: int = Field(ge=1)
    smallest_complement: int = Field(ge=1)
    smallest_denominator: int = Field(ge=1)
    protection: int = Field(ge=1)
    width: int = Field(ge=1)
    weights: Weights
    split_in_municipalities: BlockYears
    levels: tuple[AllowedLevels, ...] = ()
    blocks_only: tuple[BlocksOnly, ...] = ()
    components: tuple[Components, ...] = ()
    nearly_the_same: tuple[NearlyTheSame, ...] = ()
    nearly_a_group: tuple[NearlyAGroup, ...] = ()
    unknown_share: UnknownShare


@cache
def disclosure_rules() -> DisclosureRules:
    """The rules in force."""
    path = ROOT / f"{DisclosureRules.table}.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    [rules] = check_rows(DisclosureRules, [raw], file=path.name, first_row=1)
    return rules
