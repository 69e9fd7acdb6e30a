"""The form of a situation as a page shows it, and the situation again in a few words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import Factor
from kansrijk.reference.tables.support_rules import AgeBand, FactorGroup, FactorPlace
from kansrijk.web.accounts.presenters.words import in_language, word
from kansrijk.web.support.finding.rulebook import rule_book
from kansrijk.web.support.finding.situation import Situation
from kansrijk.web.support.forms.finder import MOMENT_WORDS, SituationForm
from kansrijk.web.support.words import languages


@dataclass(frozen=True, slots=True)
class Box:
    """A factor to tick: its slug, its name, plain words, and whether it is ticked."""

    slug: str
    name: str
    plain: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A group of boxes under a heading."""

    key: str
    name: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    """What is often asked in sight, the rest and what goes well behind a fold.

    A fold is open when something in it is ticked.
    """

    often: tuple[Group, ...]
    others: tuple[Group, ...]
    protective: tuple[Box, ...]
    number_of_others: int

    @property
    def opens_others(self) -> bool:
        """Whether one of the others is ticked."""
        return any(box.is_ticked for group in self.others for box in group.boxes)

    @property
    def opens_protective(self) -> bool:
        """Whether something that goes well is ticked."""
        return any(box.is_ticked for box in self.protective)


def form_page(form: SituationForm) -> FormPage:
    """All factors in their groups, as ticked on the form."""
    ticked = {*_ticked(form, "factors"), *_ticked(form, "protective")}
    others = tuple(_groups(ticked, often=False))
    protective = [row for row in load(Factor) if row.kind == "protective"]
    return FormPage(
        often=tuple(_groups(ticked, often=True)),
        others=others,
        protective=tuple(_box(row, ticked) for row in protective),
        number_of_others=sum(len(group.boxes) for group in others),
    )


def _ticked(form: SituationForm, name: str) -> Sequence[str]:
    return form[name].value() or ()


def _groups(ticked: set[str], *, often: bool) -> Iterator[Group]:
    factors = rule_book().factors
    places = [row for row in load(FactorPlace) if row.is_often == often]
    for group in load(FactorGroup):
        rows = [factors[place.factor] for place in places if place.group == group.id]
        if rows:
            boxes = tuple(_box(row, ticked) for row in rows)
            yield Group(f"{group.id}-{int(often)}", in_language(group, "name"), boxes)


def _box(row: Factor, ticked: set[str]) -> Box:
    is_ticked = row.slug in ticked
    return Box(row.slug, in_language(row, "name"), in_language(row, "plain"), is_ticked)


# --- the situation in a few words --------------------------------------------------------------


def chips(situation: Situation) -> list[str]:
    """What was said, short: '14 weken zwanger', 'eerste kind', 'Schulden'."""
    return [
        _moment(situation),
        *_parent(situation),
        *_names(situation.factors),
        *_names(situation.protective),
    ]


def _moment(it: Situation) -> str:
    if it.week is not None:
        words = ngettext("%(week)s week pregnant", "%(week)s weeks pregnant", it.week)
        return words % {"week": it.week}
    if it.month is not None:
        words = ngettext("child of %(month)s month", "child of %(month)s months", it.month)
        return words % {"month": it.month}
    return str(dict(MOMENT_WORDS)[it.moment])


def _parent(it: Situation) -> Iterator[str]:
    for band in load(AgeBand):
        if band.stands_for == it.age:
            yield in_language(band, "name")
    if it.is_first_child is not None:
        yield _("first child") if it.is_first_child else _("not the first child")
    if it.language != "nl":
        yield word(languages(), it.language)
    if it.declines_referral:
        yield _("wants no referral")


def _names(slugs: frozenset[str]) -> list[str]:
    """In the order of the file, as on the form."""
    rows: Any = rule_book().factors.values()
    return [in_language(row, "name") for row in rows if row.slug in slugs]
