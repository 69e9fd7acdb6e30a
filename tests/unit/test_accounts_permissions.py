"""What a role lets someone do, and above all what it does not. No database."""

from datetime import date

import pytest

from kansrijk.web.accounts.permissions import (
    Held,
    Rights,
    all_permissions,
    all_roles,
    may,
    may_change,
    may_grant,
    may_somewhere,
    permissions_of,
)
from kansrijk.web.accounts.scopes import Scope, contains, touches

pytestmark = pytest.mark.usefixtures("no_coalitions")

DAY = date(2026, 6, 1)
HAARLEM = Scope("municipality", "GM0392")
AMSTERDAM = Scope("municipality", "GM0363")
KENNEMERLAND = Scope("region", "GG3109")
COUNTRY = Scope("country", "NL01")


def rights(role, scope=HAARLEM, organisation=1, start=DAY, end=date(2027, 1, 1), day=DAY):
    return Rights(day, 7, (Held(role, scope, organisation, start, end),), frozenset({organisation}))


@pytest.mark.parametrize(
    ("outer", "inner", "answer"),
    [
        (HAARLEM, HAARLEM, True),
        (KENNEMERLAND, HAARLEM, True),
        (HAARLEM, KENNEMERLAND, False),
        (KENNEMERLAND, AMSTERDAM, False),
        (COUNTRY, KENNEMERLAND, True),
        (Scope("region", "PV27"), KENNEMERLAND, True),
        (COUNTRY, Scope("municipality", "GM9999"), False),
        (Scope("municipality", "GM9999"), HAARLEM, False),
        (Scope("region", "NL01"), HAARLEM, False),  # a country is no region
        (COUNTRY, Scope("coalition", "c1"), False),
        (Scope("coalition", "c1"), Scope("coalition", "c1"), True),
    ],
    ids=str,
)
def test_a_scope_lies_in_another(outer, inner, answer):
    assert contains(outer, inner) is answer


def test_a_place_touches_what_lies_around_it_and_nothing_beside_it():
    assert touches(HAARLEM, KENNEMERLAND)
    assert touches(HAARLEM, COUNTRY)
    assert not touches(HAARLEM, AMSTERDAM)


def test_nobody_may_do_anything():
    for permission in all_permissions():
        assert not may(Rights(DAY), permission, COUNTRY, 1)
        assert not may_somewhere(Rights(DAY), permission)


@pytest.mark.parametrize(
    ("permission", "scope", "organisation", "answer"),
    [
        ("organisation.edit", HAARLEM, 2, True),
        ("organisation.edit", AMSTERDAM, 2, False),
        ("organisation.edit", KENNEMERLAND, 2, False),
        ("organisation.edit", None, 1, False),
        ("organisation.read", KENNEMERLAND, 2, True),
        ("organisation.edit_own", AMSTERDAM, 1, True),
        ("organisation.edit_own", HAARLEM, 2, False),
        ("organisation.edit_own", HAARLEM, None, False),
        ("person.close", HAARLEM, 1, False),
        ("no.such", HAARLEM, 1, False),
    ],
)
def test_a_coordinator_of_haarlem(permission, scope, organisation, answer):
    assert may(rights("coordinator"), permission, scope, organisation) is answer


@pytest.mark.parametrize(
    ("day", "answer"),
    [(date(2026, 5, 31), False), (DAY, True), (date(2026, 12, 31), True),
     (date(2027, 1, 1), False)],
)  # fmt: skip
def test_a_role_holds_from_its_first_day_until_the_day_of_its_end(day, answer):
    assert may(rights("reader", day=day), "organisation.read", HAARLEM) is answer


@pytest.mark.parametrize(
    ("giver", "of", "role", "scope", "answer"),
    [
        ("coordinator", KENNEMERLAND, "reader", HAARLEM, True),
        ("coordinator", KENNEMERLAND, "coordinator", HAARLEM, True),
        ("coordinator", KENNEMERLAND, "coordinator", KENNEMERLAND, True),
        ("coordinator", KENNEMERLAND, "reader", AMSTERDAM, False),
        ("coordinator", HAARLEM, "reader", KENNEMERLAND, False),
        ("coordinator", COUNTRY, "administrator", HAARLEM, False),
        ("administrator", COUNTRY, "administrator", COUNTRY, True),
        ("reader", COUNTRY, "reader", HAARLEM, False),
        ("partner_editor", COUNTRY, "reader", HAARLEM, False),
    ],
)
def test_nobody_gives_more_than_he_has_or_outside_his_area(giver, of, role, scope, answer):
    assert may_grant(rights(giver, of), role, scope) is answer


def test_two_small_roles_do_not_make_a_large_one():
    """Each role is looked at by itself: the right to give of one, the rest of another."""
    two = Rights(
        DAY,
        7,
        (
            Held("coordinator", HAARLEM, 1, DAY, date(2027, 1, 1)),
            Held("administrator", AMSTERDAM, 1, DAY, date(2027, 1, 1)),
        ),
    )
    assert not may_grant(two, "administrator", HAARLEM)


def test_who_only_looks_needs_no_second_factor():
    assert not may_change(rights("reader"))
    assert may_change(rights("partner_editor"))
    assert not may_change(rights("partner_editor", day=date(2030, 1, 1)))


def test_every_role_can_be_given_by_someone():
    everything = frozenset(all_permissions())
    assert permissions_of("administrator") == everything
    assert all(permissions_of(role) for role in all_roles())


def test_an_unknown_role_allows_nothing():
    assert not may(rights("king"), "organisation.read", HAARLEM)
    assert not may_grant(rights("king"), "king", HAARLEM)
    assert permissions_of("king") == frozenset()
