"""Random people with random roles against random records: nobody gets more than the files say.

Ten thousand tries: 400 people, 25 records each.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kansrijk.web.accounts.permissions import (
    Held,
    Rights,
    all_permissions,
    all_roles,
    may,
    may_grant,
    may_somewhere,
    permissions_of,
)
from kansrijk.web.accounts.scopes import Scope, contains
from plain_access import allowed, held_by

pytestmark = pytest.mark.usefixtures("no_coalitions")

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 60).map(lambda n: FIRST + timedelta(days=n))
SCOPES = st.sampled_from(
    [
        *(Scope("municipality", c) for c in ("GM0392", "GM0363", "GM0394", "GM0344", "GM9999")),
        *(Scope("region", c) for c in ("GG3109", "PV27", "PV26", "GM0392", "NL01")),
        *(Scope("country", c) for c in ("NL01", "VL01", "GM0392")),
        *(Scope("coalition", c) for c in ("c1", "c2", "GM0392")),
    ]
)
ROLES = st.sampled_from([*all_roles(), "king"])
ORGANISATIONS = st.integers(1, 4)
HELD = st.builds(Held, ROLES, SCOPES, ORGANISATIONS, DAYS, DAYS)
PEOPLE = st.builds(
    Rights, DAYS, st.just(1), st.lists(HELD, max_size=4).map(tuple), st.just(frozenset())
)
RECORDS = st.lists(
    st.tuples(
        st.sampled_from([*all_permissions()]), st.none() | SCOPES, st.none() | ORGANISATIONS
    ),
    min_size=25, max_size=25,
)  # fmt: skip


@settings(max_examples=400)
@given(PEOPLE, RECORDS)
def test_nobody_gets_more_than_the_files_say_nor_less(rights, records):
    for permission, scope, organisation in records:
        expected = allowed(rights.held, rights.day, permission, scope, organisation)
        assert may(rights, permission, scope, organisation) == expected
        if expected:
            assert may_somewhere(rights, permission)


@given(PEOPLE, ROLES, SCOPES)
def test_who_gives_holds_all_of_it_himself_in_that_place(rights, role, scope):
    if may_grant(rights, role, scope):
        for permission in held_by(role):
            assert any(
                permission in permissions_of(held.role) and contains(held.scope, scope)
                for held in rights.roles
            )


@given(PEOPLE, HELD, RECORDS)
def test_without_a_role_nobody_may_more(rights, extra, records):
    more = Rights(rights.day, rights.person, (*rights.held, extra), rights.organisations)
    for record in records:
        assert may(more, *record) or not may(rights, *record)
