"""A country keeps an administrator, whoever wants the last one gone."""

from datetime import UTC, datetime, timedelta

import pytest

from kansrijk.errors import UserError
from kansrijk.web.accounts.access import rights_of
from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.actions.functions import end_function
from kansrijk.web.accounts.actions.last_administrator import LastAdministratorError
from kansrijk.web.accounts.actions.organisations import end_organisation
from kansrijk.web.accounts.actions.people import deactivate_person, erase_person
from kansrijk.web.accounts.actions.roles import change_role, end_role
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.jobs import forget_unconfirmed
from kansrijk.web.accounts.models import Person, RoleAssignment
from kansrijk.web.audit.models import Event
from known_people import person, person_with, signed_in

pytestmark = pytest.mark.django_db


def role_of(who):
    return RoleAssignment.objects.select_related("function").get(function__person=who)


def by_role(who):
    end_role(assignment=role_of(who), by=by_system(), rights=None, reason="task_ended")


def by_other_role(who):
    change_role(
        assignment=role_of(who), by=by_system(), rights=None, role="national",
        valid_to=today() + timedelta(days=30), reason="other_task",
    )  # fmt: skip


def by_function(who):
    end_function(function=role_of(who).function, by=by_system(), reason="leaves")


def by_organisation(who):
    end_organisation(organisation=role_of(who).function.organisation, by=by_system())


def by_closing(who):
    deactivate_person(person=who, by=by_system(), reason="leaves")


def by_erasing(who):
    erase_person(person=who, by=by_system(), reason="own_wish")


WAYS = (by_role, by_other_role, by_function, by_organisation, by_closing, by_erasing)


@pytest.mark.parametrize("way", WAYS)
def test_the_last_one_stays_and_nothing_is_half_done(way):
    who, events = person_with("administrator"), Event.objects.count
    before = events()
    with pytest.raises(UserError, match="laatste beheerder"):
        way(who)
    who.refresh_from_db()
    assert [held.role for held in rights_of(who).roles] == ["administrator"]
    assert events() == before


@pytest.mark.parametrize("way", WAYS)
def test_of_two_one_may_go(way):
    who, other = person_with("administrator"), person_with("administrator")
    way(who)
    assert "administrator" not in [held.role for held in rights_of(who).roles]
    with pytest.raises(LastAdministratorError):
        way(other)


def test_another_who_stops_earlier_or_is_closed_off_does_not_count():
    who, other = person_with("administrator"), person_with("administrator")
    later = today() + timedelta(days=40)
    end_role(assignment=role_of(other), by=by_system(), rights=None, reason="leaves",
             day=later - timedelta(days=1))  # fmt: skip
    with pytest.raises(LastAdministratorError):
        end_role(assignment=role_of(who), by=by_system(), rights=None, reason="leaves", day=later)
    Person.objects.filter(pk=other.pk).update(is_active=False)
    with pytest.raises(LastAdministratorError):
        by_role(who)


def test_the_pages_say_it(static_files):
    who = person_with("administrator")
    client, role = signed_in(who), role_of(who)
    answer = client.post(f"/mijn/rollen/{role.public_id}/beeindigen/", {"reason": "own_wish"})
    assert answer.status_code == 422
    assert "Dit is de laatste beheerder" in answer.text
    answer = client.post("/mijn/gegevens/wissen/", {"email": who.email})
    assert answer.status_code == 422
    assert "Dit is de laatste beheerder" in answer.text


def test_the_term_passes_him_by_and_takes_the_next(caplog):
    old = datetime(2020, 1, 1, tzinfo=UTC)
    last, other = person_with("administrator"), person()
    Person.objects.update(made_at=old)
    with caplog.at_level("ERROR"):
        forget_unconfirmed.work()
    assert Person.objects.get(pk=last.pk).erased_at is None
    assert Person.objects.get(pk=other.pk).erased_at is not None
    assert "appoint another first" in caplog.text
    assert last.name not in caplog.text
