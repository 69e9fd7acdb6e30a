"""What the database itself refuses, and what every session hangs on."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from kansrijk.web.accounts.acting import by_person, by_system
from kansrijk.web.accounts.models import (
    ExternalNumber,
    Function,
    Organisation,
    Person,
    RoleAssignment,
)
from kansrijk.web.audit.actors import reference_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 1)
EARLIER = date(2025, 12, 31)


@pytest.fixture
def person():
    return Person.objects.create(email="Anna@Voorbeeld.example", name="Anna")


@pytest.fixture
def organisation():
    return Organisation.objects.create(
        slug="praktijk", name="Praktijk", domain="medical", kind="midwives",
        area_kind="municipality", area_code="GM0392",
    )  # fmt: skip


@pytest.fixture
def function(person, organisation):
    return Function.objects.create(
        person=person, organisation=organisation, kind="midwife", valid_from=DAY
    )


def role(function, **other):
    given = {
        "function": function, "role": "reader", "scope_kind": "municipality",
        "scope_code": "GM0392", "valid_from": DAY, "valid_to": date(2027, 1, 1), "reason": "new",
    }  # fmt: skip
    return RoleAssignment(**given | other)


def refused(thing):
    with pytest.raises(IntegrityError), transaction.atomic():
        thing.save()


def test_an_address_of_mail_is_one_whatever_its_capitals(person):
    assert Person.objects.get(email="ANNA@voorbeeld.EXAMPLE") == person
    assert Person.objects.get_by_natural_key("aNNA@voorbeeld.example") == person
    refused(Person(email="anna@VOORBEELD.example"))


def test_an_erased_person_has_no_name_and_no_address(person):
    person.erased_at = datetime(2026, 1, 1, tzinfo=UTC)
    refused(person)
    person.email, person.name, person.is_active = None, "", False
    person.save()
    refused(Person(email=None))


def test_nothing_in_an_address_tells_who_it_is(person):
    assert person.public_id not in (str(person.pk), person.email)
    assert len(person.public_id) == 20
    assert str(person) == person.public_id


def test_a_new_key_ends_every_session_of_a_person(person, client):
    client.force_login(person)
    before = person.get_session_auth_hash()
    person.sessions_key = "another"
    assert person.get_session_auth_hash() != before


@pytest.mark.parametrize(
    "other", [{"kind": ""}, {"valid_to": EARLIER}, {"valid_to": None}], ids=str
)
def test_a_function_that_cannot_be(function, other):
    given = {"kind": function.kind, "valid_from": date(2026, 2, 1)} | other
    refused(Function(person=function.person, organisation=function.organisation, **given))


@pytest.mark.parametrize(
    "other",
    [
        {"role": ""},
        {"reason": ""},
        {"scope_code": ""},
        {"scope_kind": "village"},
        {"valid_to": None},
        {"valid_to": EARLIER},
    ],
    ids=str,
)
def test_a_role_that_cannot_be(function, other):
    refused(role(function, **other))
    role(function).save()


def test_a_number_from_outside_is_of_one_organisation(organisation):
    given = {"kind": "agb", "value": "01234567", "source": "Vektis", "checked_on": DAY}
    ExternalNumber.objects.create(organisation=organisation, **given)
    refused(ExternalNumber(organisation=organisation, **given))


def test_the_log_knows_a_person_by_a_key_that_is_not_his_own(person, organisation, function):
    by = by_person(person, role(function))
    assert (by.organisation, by.role) == (str(organisation.pk), "reader")
    assert by.actor not in (str(person.pk), person.public_id, person.email)
    assert reference_of(by.actor) == person.public_id
    assert by_person(person).actor == by.actor
    assert by_system().actor == "system"
