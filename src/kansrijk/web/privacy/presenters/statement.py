"""The privacy statement, for whoever's data are kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from kansrijk.reference.loader import load
from kansrijk.reference.tables.privacy import Cookie, PrivacyRight
from kansrijk.web.accounts.presenters.words import in_language
from kansrijk.web.privacy.presenters.register import basis_words
from kansrijk.web.privacy.presenters.words import term_words, unchecked
from kansrijk.web.privacy.queries import Entry, entries

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Contact:
    """Who can be asked; unknown until whoever runs the site fills it in."""

    label: str
    value: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept for one purpose."""

    name: str
    purpose: str
    terms: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class RightLine:
    """Something that one can ask, and how."""

    name: str
    article: str
    how: str
    address: str


@dataclass(frozen=True, slots=True)
class StatementPage:
    """The statement."""

    contacts: tuple[Contact, ...]
    kept: tuple[Kept, ...]
    rights: tuple[RightLine, ...]
    cookies: tuple[Pair, ...]


def statement_page() -> StatementPage:
    """As things are now."""
    return StatementPage(
        tuple(_contacts()),
        tuple(_kept(entry) for entry in entries()),
        tuple(_right(row) for row in load(PrivacyRight)),
        tuple(
            (row.id, f"{in_language(row, 'purpose')} {in_language(row, 'lasts')}")
            for row in load(Cookie)
        ),
    )


def crumbs() -> list[Pair]:
    """The statement stands above the other pages."""
    return [(_("What Kansrijk knows of you"), reverse("privacy:statement"))]


def _contacts() -> Iterator[Contact]:
    for label, value in (
        (_("Responsible"), settings.PRIVACY_CONTROLLER),
        (_("Questions and requests"), settings.PRIVACY_CONTACT),
        (_("Data protection officer"), settings.PRIVACY_OFFICER),
    ):
        yield Contact(label, value or _("unknown, to be filled in"), bool(value))


def _kept(entry: Entry) -> Kept:
    row = entry.processing
    return Kept(
        in_language(row, "name"),
        in_language(row, "purpose"),
        (
            (_("Whose data"), in_language(row, "people")),
            (_("Which data"), in_language(row, "data")),
            (_("Who sees them"), in_language(row, "receivers")),
            (_("How long"), how_long(entry)),
            (_("Why we may"), basis_words(entry)),
        ),
    )


def how_long(entry: Entry) -> str:
    """The term of each table that it holds, by the name of the table."""
    tables = [table for table in entry.tables if table.personal] or entry.tables
    names = (in_language(table.name, "name") for table in tables)
    terms = (term_words(table.retention) for table in tables)
    return " ".join(f"{name}: {lower(term)}" for name, term in zip(names, terms, strict=True))


def lower(sentence: str) -> str:
    """Behind a colon."""
    return sentence[0].lower() + sentence[1:]


def _right(row: PrivacyRight) -> RightLine:
    article = _("GDPR article %(number)s, %(unchecked)s") % {
        "number": row.article, "unchecked": unchecked(),
    }  # fmt: skip
    address = reverse(row.page) if row.page else ""
    return RightLine(in_language(row, "name"), article, in_language(row, "how"), address)
