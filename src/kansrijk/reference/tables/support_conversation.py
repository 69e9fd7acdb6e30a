"""The aid to a talk: what to ask, in plain words, and where an answer leads."""

from typing import ClassVar

from pydantic import Field

from kansrijk.reference.rows import Row
from kansrijk.reference.tables.support import SLUG, Parts


class ConversationGroup(Row):
    """A part of a talk about how things are, in the order in which it is best had."""

    table: ClassVar[str] = "support/conversation_groups"
    key: ClassVar[tuple[str, ...]] = ("slug",)

    slug: str = Field(pattern=SLUG)
    order: int = Field(ge=1)
    name_nl: str
    name_en: str
    opening_nl: str
    opening_en: str
    mind_nl: str
    mind_en: str
    source: str


class ConversationQuestion(Row):
    """An open question in plain words, why to ask it, and the factors it can be about.

    ``follow_up``: what to do at once with some answers. It never gives a score.
    """

    table: ClassVar[str] = "support/conversation_questions"
    key: ClassVar[tuple[str, ...]] = ("group", "order")

    group: str = Field(pattern=SLUG)
    order: int = Field(ge=1)
    question_nl: str
    question_en: str
    why_nl: str
    why_en: str
    leads_to: Parts
    follow_up_nl: str | None = None
    follow_up_en: str | None = None
    source: str
