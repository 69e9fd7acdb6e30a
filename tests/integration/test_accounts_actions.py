"""Organisations, numbers, functions and people change by actions, and what cannot be is refused."""

from datetime import date, timedelta

import pytest

from kansrijk.errors import UserError
from kansrijk.web.accounts.access import rights_of
from kansrijk.web.accounts.acting import by_person, by_system
from kansrijk.web.accounts.actions import functions, numbers, organisations, people
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import ExternalNumber, Function, Organisation, Person
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.accounts.signals import person_erased
from kansrijk.web.audit.actors import reference_of
from kansrijk.web.audit.models import Event
from known_people import (
    AMSTERDAM,
    function_of,
    organisation_in,
    person,
    person_with,
    role_of,
    signed_in,
)

pytestmark = pytest.mark.django_db
BY = by_system()
TODAY = date.today()  # noqa: DTZ011 - the same clock as the site, in its own zone
DAY = timedelta(days=1)


def told():
    return list(Event.objects.order_by("number").values_list("action", flat=True))


# --- organisations and their numbers --------------------------------------------------------------


def test_an_organisation_takes_its_domain_from_its_kind_and_a_free_address():
    one = organisation_in(name="Praktijk  De Ooievaar")
    two = organisation_in(name="Praktijk De Ooievaar", area=AMSTERDAM)
    assert (one.name, one.domain, one.slug) == (
        "Praktijk De Ooievaar", "medical", "praktijk-de-ooievaar",
    )  # fmt: skip
    assert two.slug == "praktijk-de-ooievaar-2"
    assert told() == ["organisation.create", "organisation.create"]


def test_only_what_changed_is_an_event():
    it = organisation_in()
    form = {"name": it.name, "kind": it.kind, "website": "", "email": "", "phone": ""}
    done = organisations.edit_organisation(organisation=it, by=BY, **form)
    assert done == []
    done = organisations.edit_organisation(
        organisation=it, by=BY, **form | {"name": "Nieuw", "kind": "youth_care", "phone": "1"}
    )
    assert done == told()[1:]
    it.refresh_from_db()
    assert (it.name, it.domain, it.phone) == ("Nieuw", "social", "1")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"name": "   "}, "1 tot 120 tekens"),
        ({"name": "x" * 121}, "1 tot 120 tekens"),
        ({"kind": "castle"}, "Kies uit: verloskundigenpraktijk"),
        ({"area": Scope("municipality", "GM9999")}, "Gebied 'GM9999' bestaat niet"),
        ({"area": Scope("region", "GM0392")}, "bestaat niet"),
    ],
)
def test_an_organisation_that_cannot_be(given, words):
    with pytest.raises(UserError, match=words):
        organisation_in(**given)
    assert told() == []
    assert not Organisation.objects.exists()


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("kvk", "1234 5678", "12345678"),
        ("agb", "01-000001", "01000001"),
        ("rsin", "123456782", "123456782"),
        ("oin", "00000003123456780000", "00000003123456780000"),
        ("cbs", "gm0392", "GM0392"),
        ("branch", "000012345678", "000012345678"),
    ],
)
def test_a_number_that_can_be(kind, text, value):
    number = numbers.add_number(
        organisation=organisation_in(), by=BY, kind=kind, value=text, source="register",
        checked_on=TODAY,
    )  # fmt: skip
    assert number.value == value


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("kvk", "1234567", "Toegestaan: 8 cijfers"),
        ("kvk", "１２３４５６７８", "Toegestaan: 8 cijfers"),
        ("rsin", "123456789", "elfproef"),
        ("rsin", "000000000", "elfproef"),
        ("oin", "12345678123456780000", "20 cijfers"),
        ("cbs", "GM9999", "die nu bestaat"),
        ("passport", "1", "Kies uit: AGB-code"),
    ],
)
def test_a_number_that_cannot_be(kind, text, words):
    it = organisation_in()
    with pytest.raises(UserError, match=words):
        numbers.add_number(
            organisation=it, by=BY, kind=kind, value=text, source="x", checked_on=TODAY
        )
    assert not ExternalNumber.objects.exists()
    assert told() == ["organisation.create"]


def test_a_number_is_checked_again_never_earlier_and_never_in_the_future():
    given = {"kind": "kvk", "value": "12345678", "source": "KvK", "checked_on": TODAY - DAY}
    number = numbers.add_number(organisation=organisation_in(), by=BY, **given)
    with pytest.raises(UserError, match="moet nog komen"):
        numbers.check_number(number=number, by=BY, source="KvK", checked_on=TODAY + DAY)
    with pytest.raises(UserError, match="of later"):
        numbers.check_number(number=number, by=BY, source="KvK", checked_on=TODAY - 2 * DAY)
    numbers.check_number(number=number, by=BY, source="KvK, weer", checked_on=TODAY)
    with pytest.raises(UserError, match="staat al bij een organisatie"):
        numbers.add_number(organisation=organisation_in(), by=BY, **given)
    numbers.remove_number(number=number, by=BY)
    assert told()[-1] == "external_number.remove"
    assert not ExternalNumber.objects.exists()


# --- functions ------------------------------------------------------------------------------------


def test_one_person_works_for_several_and_twice_for_one():
    who, one, two = person(), organisation_in(), organisation_in()
    for where, kind in ((one, "midwife"), (one, "manager"), (two, "midwife")):
        function_of(who, where, kind=kind)
    assert rights_of(who).organisations == {one.pk, two.pk}


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (TODAY, None, "is er al van"),
        (TODAY - 400 * DAY, None, "is er al van"),
        (TODAY - 20 * DAY, TODAY - 9 * DAY, "is er al van"),
        (TODAY + 9 * DAY, TODAY + 12 * DAY, "is er al van"),
        (TODAY + 20 * DAY, TODAY + 19 * DAY, "ligt niet na het begin"),
        (TODAY + 20 * DAY, TODAY + 20 * DAY, "ligt niet na het begin"),
        (date(202, 1, 1), None, "Kies een dag tussen"),
    ],
)
def test_a_period_that_cannot_be(start, end, words):
    who, where = person(), organisation_in()
    period = {"valid_from": TODAY - 10 * DAY, "valid_to": TODAY + 10 * DAY}
    function_of(who, where, **period)
    before = told()
    with pytest.raises(UserError, match=words):
        function_of(who, where, valid_from=start, valid_to=end)
    assert Function.objects.count() == 1
    assert told() == before
    # Right before and right after it is no overlap.
    function_of(who, where, valid_from=TODAY - 20 * DAY, valid_to=TODAY - 10 * DAY)
    function_of(who, where, valid_from=TODAY + 10 * DAY)


def test_what_was_begun_by_mistake_and_taken_back_may_begin_again():
    who, where = person(), organisation_in()
    functions.end_function(function=function_of(who, where), by=BY, reason="by_mistake")
    assert function_of(who, where).valid_to is None


def test_who_leaves_loses_everything_at_once(static_files):
    who = person_with("coordinator")
    other = function_of(who, organisation_in())
    left = who.functions.exclude(pk=other.pk).get()
    client = signed_in(who)
    key = "_auth_user_id"
    assert key in client.session
    functions.end_function(function=left, by=BY, reason="leaves")
    own = rights_of(Person.objects.get(pk=who.pk))
    assert own.held == ()
    assert own.organisations == {other.organisation_id}
    answer = client.get("/rollen/")
    request = answer.wsgi_request
    assert not request.user.is_authenticated
    role = left.roles.get()
    assert (role.valid_to, role.end_reason) == (today(), "left_function")
    assert set(told()[-3:]) == {"role.end", "person.end_sessions", "function.end"}


def test_an_end_later_cuts_roles_short_and_leaves_sessions_be():
    who = person_with("reader")
    function = who.functions.get()
    before = who.sessions_key
    functions.end_function(function=function, by=BY, reason="leaves", day=TODAY + 5 * DAY)
    assert function.roles.get().valid_to == TODAY + 5 * DAY
    assert Person.objects.get(pk=who.pk).sessions_key == before
    with pytest.raises(UserError, match="al beëindigd"):
        functions.end_function(function=function, by=BY, reason="leaves", day=TODAY + 6 * DAY)
    with pytest.raises(UserError, match="of later"):
        functions.end_function(function=function, by=BY, reason="leaves", day=TODAY - DAY)
    with pytest.raises(UserError, match="De reden 'bored'"):
        functions.end_function(function=function, by=BY, reason="bored")


def test_an_organisation_that_stops_takes_its_functions_along():
    who = person_with("reader")
    where = who.functions.get().organisation
    organisations.end_organisation(organisation=where, by=BY)
    assert rights_of(who).organisations == frozenset()
    with pytest.raises(UserError, match="gestopt"):
        function_of(person(), where)
    with pytest.raises(UserError, match="was al gestopt"):
        organisations.end_organisation(organisation=where, by=BY)


def test_invented_people_do_not_work_where_it_is_real():
    with pytest.raises(UserError, match="verzonnen"):
        function_of(person(is_invented=True), organisation_in())


# --- people ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"email": "geen adres"}, "is geen e-mailadres"),
        ({"email": "TAKEN@voorbeeld.example"}, "al in gebruik"),
        ({"name": " "}, "1 tot 120 tekens"),
        ({"language": "xx"}, "Kies uit: Nederlands"),
    ],
)
def test_a_person_that_cannot_be(given, words):
    person(email="taken@voorbeeld.example")
    with pytest.raises(UserError, match=words):
        person(**given)
    assert told() == ["invitation.send", "person.create"], "whoever is new is invited"


def test_someone_who_is_closed_off_has_nothing_left(static_files):
    who = person_with("coordinator")
    client = signed_in(who)
    people.deactivate_person(person=who, by=BY, reason="safety")
    assert rights_of(Person.objects.get(pk=who.pk)).held == ()
    assert not client.get("/rollen/").wsgi_request.user.is_authenticated
    with pytest.raises(UserError, match="was al afgesloten"):
        people.deactivate_person(person=who, by=BY, reason="safety")
    with pytest.raises(UserError, match="afgesloten"):
        function_of(who, organisation_in())


def test_someone_who_is_erased_is_nobody_and_what_he_did_stays():
    who = person_with("reader")
    by = by_person(who)
    organisation_in(by=by)
    heard = []

    def hear(person, **_):
        heard.append(person.email)  # still there: a room may need it to find what it keeps

    person_erased.connect(hear)
    email = who.email
    people.erase_person(person=who, by=by)
    person_erased.disconnect(hear)
    erased = Person.objects.get(pk=who.pk)
    assert (erased.email, erased.name, erased.is_active) == (None, "", False)
    assert not erased.has_usable_password()
    assert heard == [email]
    assert reference_of(by.actor) is None
    assert Event.objects.filter(actor=by.actor).count() > 1
    assert not erased.functions.filter(valid_to__isnull=True).exists()
    with pytest.raises(UserError, match="was al gewist"):
        people.erase_person(person=erased, by=BY)
    event = Event.objects.get(action="person.erase")
    assert (event.old_hash, event.new_hash) == ("", "")
    assert person(email=email).pk != who.pk


def test_an_action_that_fails_halfway_leaves_nothing(monkeypatch):
    who = person_with("reader")
    monkeypatch.setattr(people, "erase_actor", lambda *a, **k: 1 / 0)
    before = told()
    with pytest.raises(ZeroDivisionError):
        people.erase_person(person=Person.objects.get(pk=who.pk), by=BY)
    assert Person.objects.get(pk=who.pk).is_active
    assert role_of(who.functions.get(), "national").pk
    assert told() == [*before, "role.grant"]
