"""The aid to a talk: groups of open questions, where an answer leads, and what instruments are for.

Nothing is filled in and nothing is counted: it gives words to who talks.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from kansrijk.reference.loader import load
from kansrijk.reference.tables.sources import Source
from kansrijk.reference.tables.support import Instrument
from kansrijk.reference.tables.support_conversation import (
    ConversationGroup,
    ConversationQuestion,
)
from kansrijk.web.accounts.presenters.words import in_language
from kansrijk.web.support.finding.rulebook import rule_book
from kansrijk.web.support.presenters.advice_words import said
from kansrijk.web.support.presenters.factors import LineText, line_text
from kansrijk.web.support.presenters.words import factor_name, factors

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group in the list, with its first question as a taste."""

    name: str
    address: str
    first: str
    number: int


@dataclass(frozen=True, slots=True)
class QuestionText:
    """A question, why it is asked, and where an answer leads."""

    question: str
    why: str
    follow_up: str
    worries: tuple[Pair, ...]
    strengths: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class GroupPage:
    """A group of questions; ``lines`` are those to call first for what it is about."""

    name: str
    opening: str
    mind: str
    questions: tuple[QuestionText, ...]
    lines: tuple[LineText, ...]
    instruments: tuple[Instrument, ...]
    others: tuple[GroupLine, ...]
    source: str


def groups() -> tuple[ConversationGroup, ...]:
    """The groups in the order of a talk."""
    return tuple(sorted(load(ConversationGroup), key=lambda row: row.order))


def group_lines() -> tuple[GroupLine, ...]:
    """The list of groups."""
    return tuple(
        GroupLine(
            in_language(row, "name"),
            reverse("support:talk", args=[row.slug]),
            in_language(_questions(row)[0], "question"),
            len(_questions(row)),
        )
        for row in groups()
    )


def group_page(row: ConversationGroup) -> GroupPage:
    """The page of a group."""
    questions = _questions(row)
    about = {slug for question in questions for slug in question.leads_to}
    address = reverse("support:talk", args=[row.slug])
    return GroupPage(
        name=in_language(row, "name"),
        opening=in_language(row, "opening"),
        mind=in_language(row, "mind"),
        questions=tuple(_question(question) for question in questions),
        lines=tuple(_lines(about)),
        instruments=tuple(_instruments(about)),
        others=tuple(line for line in group_lines() if line.address != address),
        source=next(source.text for source in load(Source) if source.source == row.source),
    )


def _questions(row: ConversationGroup) -> list[ConversationQuestion]:
    rows = (question for question in load(ConversationQuestion) if question.group == row.slug)
    return sorted(rows, key=lambda question: question.order)


def _question(row: ConversationQuestion) -> QuestionText:
    kinds = {slug: factors()[slug].kind for slug in row.leads_to}
    return QuestionText(
        in_language(row, "question"),
        in_language(row, "why"),
        said(row, "follow_up"),
        tuple(_link(slug) for slug, kind in kinds.items() if kind != "protective"),
        tuple(_link(slug) for slug, kind in kinds.items() if kind == "protective"),
    )


def _link(slug: str) -> Pair:
    return factor_name(slug), reverse("support:factor", args=[slug])


def _lines(about: set[str]) -> Iterator[LineText]:
    """The lines that come first for what a group asks about, each once."""
    rules = rule_book()
    found = dict.fromkeys(row.line for row in rules.urgent if row.factor in about)
    yield from (line_text(rules.lines[key]) for key in found)


def _instruments(about: set[str]) -> Iterator[Instrument]:
    """The instruments that ask about something of this group too."""
    asked = {name.strip() for slug in about for name in factors()[slug].asked_by.split(",")}
    for row in load(Instrument):
        if row.name_nl.split(" (")[0].split("-gespreks")[0] in asked:
            yield row
