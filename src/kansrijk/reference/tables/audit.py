"""What the log of who did what says in words: the log itself holds names and keys alone."""

import string
from typing import ClassVar, Literal

from pydantic import Field, field_validator

from kansrijk.reference.rows import Row

ACTION = r"^[a-z_]+\.[a-z_]+$"
#: What a sentence can name.
PLACES = {"actor", "object"}


class Sentence(Row):
    """What is said of an action. ``shown`` is who reads it outside the pages of the log: everyone
    who may see the object, colleagues only (``inside``), or nobody (``log``).
    """

    table: ClassVar[str] = "audit/sentences"
    key: ClassVar[tuple[str, ...]] = ("action",)

    action: str = Field(pattern=ACTION)
    shown: Literal["all", "inside", "log"]
    name_nl: str
    name_en: str
    sentence_nl: str
    sentence_en: str

    @field_validator("sentence_nl", "sentence_en")
    @classmethod
    def _names_what_is_known(cls, text: str) -> str:
        named = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
        if not named <= PLACES or "actor" not in named:
            raise ValueError("een zin noemt {actor}, en verder alleen {object}")
        return text


class ActorWords(Row):
    """What stands for an actor who has no name, or whose name is not for this reader."""

    table: ClassVar[str] = "audit/actors"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=r"^[a-z_]+$")
    name_nl: str
    name_en: str


class ObjectWords(Row):
    """What stands for an object without a name of its own, or that has gone."""

    table: ClassVar[str] = "audit/objects"
    key: ClassVar[tuple[str, ...]] = ("kind",)

    kind: str = Field(pattern=r"^[a-z_]+(\.[a-z_]+)?$")
    name_nl: str
    name_en: str
