"""A role has an end and a reason, and nobody gives more than he has."""

from datetime import timedelta

import pytest

from kansrijk.errors import UserError
from kansrijk.web.accounts.access import rights_of
from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.actions.roles import change_role, end_role, grant_role
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import RoleAssignment
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.audit.models import Event
from known_people import (
    AMSTERDAM,
    COUNTRY,
    HAARLEM,
    KENNEMERLAND,
    function_of,
    organisation_in,
    person,
    person_with,
    role_of,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def give(function=None, rights=None, **other):
    given = {
        "role": "reader", "scope": HAARLEM, "valid_from": today(), "valid_to": today() + 30 * DAY,
        "reason": "takes_over",
    }  # fmt: skip
    function = function or function_of(person(), organisation_in())
    return grant_role(by=by_system(), rights=rights, function=function, **given | other)


def test_a_role_that_is_given_stands_in_the_log_with_its_reason():
    role = give()
    event = Event.objects.get(action="role.grant")
    assert (event.reason, event.kind, event.key) == (
        "takes_over", "accounts.roleassignment", str(role.pk),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"role": "king"}, "De rol 'king' kennen we niet"),
        ({"reason": "leaves"}, "De reden 'leaves' kennen we niet"),
        ({"reason": ""}, "De reden '' kennen we niet"),
        ({"scope": Scope("municipality", "GM9999")}, "bestaat niet als gemeente"),
        ({"scope": Scope("coalition", "c1")}, "bestaat niet als coalitie"),
        ({"role": "council", "scope": KENNEMERLAND}, "geldt voor: gemeente"),
        ({"valid_from": "yesterday"}, "Een rol laten beginnen"),
        ({"valid_to": "today"}, "ligt niet na het begin"),
        ({"valid_to": "far"}, "ten hoogste 24 maanden"),
    ],
    ids=str,
)
def test_a_role_that_cannot_be(given, words):
    days = {"yesterday": -1, "today": 0, "far": 800}
    given = {k: today() + days[v] * DAY if v in days else v for k, v in given.items()}
    with pytest.raises(UserError, match=words):
        give(**given)
    assert not RoleAssignment.objects.exists()
    assert not Event.objects.filter(action="role.grant").exists()


def test_a_role_falls_within_its_function_and_is_there_once():
    until = today() + 10 * DAY
    function = function_of(person(), organisation_in(), valid_to=until)
    with pytest.raises(UserError, match="een rol valt daarbinnen"):
        give(function)
    give(function, valid_to=until)
    with pytest.raises(UserError, match="Twee tegelijk kan niet"):
        give(function, valid_to=until)
    give(function, valid_to=until, scope=AMSTERDAM)


@pytest.mark.parametrize(
    ("giver", "of", "given", "words"),
    [
        ("coordinator", HAARLEM, {}, None),
        ("coordinator", HAARLEM, {"role": "coordinator"}, None),
        ("coordinator", HAARLEM, {"scope": AMSTERDAM}, "hier niet geven"),
        ("coordinator", HAARLEM, {"role": "regional", "scope": KENNEMERLAND}, "hier niet geven"),
        ("coordinator", KENNEMERLAND, {"role": "regional", "scope": KENNEMERLAND}, None),
        ("coordinator", HAARLEM, {"role": "administrator", "scope": COUNTRY}, "hier niet geven"),
        ("reader", HAARLEM, {}, "hier niet geven"),
        ("regional", KENNEMERLAND, {}, "hier niet geven"),
        ("administrator", COUNTRY, {"role": "administrator", "scope": COUNTRY}, None),
    ],
)
def test_nobody_gives_more_than_he_has(giver, of, given, words):
    rights = rights_of(person_with(giver, of))
    if words is None:
        assert give(rights=rights, **given).pk
    else:
        with pytest.raises(UserError, match=words):
            give(rights=rights, **given)


def test_nobody_gives_himself_a_role():
    who = person_with("administrator")
    with pytest.raises(UserError, match="uzelf geen rol"):
        give(who.functions.get(), rights=rights_of(who))


def test_a_role_ends_at_once_by_who_may_give_it_or_has_it():
    who = person_with("coordinator")
    role = role_of(who.functions.get(), "national", COUNTRY)
    stranger, above = person_with("coordinator", AMSTERDAM), person_with("administrator")
    with pytest.raises(UserError, match="buiten uw gebied"):
        end_role(assignment=role, by=by_system(), rights=rights_of(stranger), reason="safety")
    with pytest.raises(UserError, match="of later"):
        end_role(assignment=role, by=by_system(), rights=None, reason="safety", day=today() - DAY)
    end_role(assignment=role, by=by_system(), rights=rights_of(above), reason="safety")
    assert (role.valid_to, role.end_reason) == (today(), "safety")
    assert [held.role for held in rights_of(who).held] == ["coordinator"]
    with pytest.raises(UserError, match="al afgelopen"):
        end_role(assignment=role, by=by_system(), rights=None, reason="safety")
    own = who.functions.get().roles.get(role="coordinator")
    end_role(assignment=own, by=by_system(), rights=rights_of(who), reason="own_wish")
    assert rights_of(who).held == ()


def test_a_change_ends_the_one_and_begins_the_other_or_does_nothing():
    who = person_with("partner_editor")
    old = who.functions.get().roles.get()
    above = rights_of(person_with("coordinator", HAARLEM))
    change = {"assignment": old, "by": by_system(), "rights": above, "reason": "other_task"}
    with pytest.raises(UserError, match="ligt niet na"):
        change_role(role="reader", valid_to=today(), **change)
    assert [held.role for held in rights_of(who).held] == ["partner_editor"]
    change_role(role="reader", valid_to=today() + 60 * DAY, **change)
    assert [held.role for held in rights_of(who).held] == ["reader"]
    old.refresh_from_db()
    assert (old.valid_to, old.end_reason) == (today(), "other_role")


def test_a_role_of_the_future_opens_nothing_yet():
    function = function_of(person(), organisation_in())
    give(function, valid_from=today() + DAY)
    assert rights_of(function.person).held == ()
