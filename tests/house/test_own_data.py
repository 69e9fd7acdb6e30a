"""Whoever takes his data along gets all of it: every table that is about people is asked, or named
with the reason why not.
"""

import pytest
from django.apps import apps
from django.conf import settings

from kansrijk.reference.loader import load
from kansrijk.reference.tables.privacy import FieldUse
from kansrijk.web.accounts.taking_along import LEFT_OUT, PARTS, own_data

EXPORTED = {model for part in PARTS.values() for model in part.models}


def about_people() -> set[str]:
    """Tables with a way to a person, or with a field that the register calls about someone."""
    people = apps.get_model(settings.AUTH_USER_MODEL)
    leading = {
        model._meta.label_lower
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.concrete and field.related_model is people
    }
    return leading | {row.model for row in load(FieldUse) if row.processing}


def test_every_table_about_people_is_taken_along_or_left_out_with_a_reason():
    """If not: a module own_data in its app, with @own_data or leave_out."""
    assert about_people() - EXPORTED - set(LEFT_OUT) == set()


def test_nothing_is_both_taken_along_and_left_out_and_nothing_named_has_gone():
    assert EXPORTED & set(LEFT_OUT) == set()
    assert EXPORTED | set(LEFT_OUT) <= about_people()
    assert all(len(reason) > 20 for reason in LEFT_OUT.values())


def test_two_parts_with_one_name_are_refused():
    with pytest.raises(ValueError, match="persoon"):
        own_data("persoon", "a.b")(lambda person: ())
