"""Nothing is kept of people that does not stand in the register of processing, field by field."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import reverse

from kansrijk.reference.loader import load
from kansrijk.reference.rows import check_rows
from kansrijk.reference.tables.privacy import (
    Cookie,
    DpiaQuestion,
    FieldUse,
    LegalBasis,
    PrivacyRight,
    Processing,
    SecurityMeasure,
    TableName,
)
from kansrijk.web.accounts.signing_in.devices import COOKIE
from kansrijk.web.privacy.queries import entries

ROOT = Path(__file__).parents[2]
USES = load(FieldUse)
#: A field with such a name is about someone, whoever adds it.
ABOUT_PEOPLE = re.compile(
    r"person|user|e_?mail|phone|(first|last|full|family)_?name|address|birth|bsn|gender|postcode|^ip$"
)
#: Names like that, of what is not kept.
NOT_KEPT = {
    ("usersessions.usersession", "ip"),  # always 0.0.0.0
    ("account.emailconfirmation", "email_address"),  # the table stays empty
}


def fields() -> set[tuple[str, str]]:
    """Every field of every table of the site."""
    return {
        (model._meta.label_lower, field.name)
        for model in apps.get_models(include_auto_created=True)
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
    }


def test_every_field_of_every_table_stands_in_the_register():
    """If not: a row in reference/data/privacy/fields.csv: personal, key or none."""
    assert fields() - {(row.model, row.field) for row in USES} == set()


def test_no_field_of_the_register_has_gone():
    assert {(row.model, row.field) for row in USES} - fields() == set()


def test_every_field_that_leads_to_a_person_says_so():
    """A foreign key to a person is never "none"."""
    people = apps.get_model(settings.AUTH_USER_MODEL)
    leading = {
        (model._meta.label_lower, field.name)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if field.related_model is people
    }
    assert leading
    assert leading <= {(row.model, row.field) for row in USES if row.holds == "key"}


def test_a_field_with_the_name_of_something_personal_is_not_called_none():
    none = {(row.model, row.field) for row in USES if row.holds == "none"}
    assert {pair for pair in none if ABOUT_PEOPLE.search(pair[1])} == NOT_KEPT


def test_every_processing_has_tables_and_every_table_a_processing():
    assert {row.processing for row in USES if row.processing} == {r.id for r in load(Processing)}
    assert all(entry.tables and entry.measures for entry in entries())


def test_every_table_of_a_processing_has_a_name():
    assert {row.model for row in load(TableName)} == {r.model for r in USES if r.processing}


def test_what_a_processing_names_is_there_and_is_used():
    rows = load(Processing)
    assert {row.basis for row in rows} == {row.id for row in load(LegalBasis)}
    assert {m for row in rows for m in row.measure_ids} == {m.id for m in load(SecurityMeasure)}


@pytest.mark.parametrize(
    "proof",
    sorted(
        {row.proof for table in (SecurityMeasure, DpiaQuestion) for row in load(table)} - {None}
    ),
)
def test_what_shows_that_it_is_so_is_there(proof):
    assert (ROOT / proof).is_file()


@pytest.mark.parametrize("row", [row for row in load(PrivacyRight) if row.page], ids=str)
def test_a_right_has_a_page(row):
    assert reverse(row.page)


def test_the_cookies_are_those_of_the_settings():
    names = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, COOKIE}
    assert {row.id for row in load(Cookie)} == {name.removeprefix("__Host-") for name in names}


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (FieldUse, {"holds": "personal"}),
        (FieldUse, {"holds": "none", "processing": "contacts"}),
        (FieldUse, {"holds": "perhaps", "processing": "contacts"}),
        (DpiaQuestion, {"state": "done"}),
        (DpiaQuestion, {"state": "open", "proof": "tests/x.py"}),
        (DpiaQuestion, {"state": "done", "proof": "/etc/x"}),
    ],
    ids=str,
)
def test_half_a_row_is_refused(table, row):
    whole = (
        {"model": "a.b", "field": "c"}
        if table is FieldUse
        else dict.fromkeys(("id", "question_nl", "question_en", "does_nl", "does_en"), "x")
        | {"part": "what"}
    )
    with pytest.raises(Exception, match=r"hoort bij|toegestaan|bewijs"):
        check_rows(table, [whole | row], file="x.csv")
