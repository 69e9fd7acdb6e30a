"""Random people against random records over HTTP: what the files do not allow answers 404."""

import random

import pytest
from django.urls import reverse

from kansrijk.web.accounts.access import area, rights_of
from kansrijk.web.accounts.permissions import all_roles
from kansrijk.web.accounts.scopes import Scope
from known_people import function_of, organisation_in, person, role_of, signed_in
from plain_access import allowed

SCOPES = {
    "municipality": ("GM0392", "GM0363", "GM0394"),
    "region": ("GG3109", "PV27", "PV26"),
    "country": ("NL01",),
}
PEOPLE = 16


@pytest.fixture
def chance():
    return random.Random(5)


def someone(chance, organisations):
    """One or two functions, each with up to two roles."""
    who = person()
    for where in chance.sample(organisations, chance.randint(1, 2)):
        function = function_of(who, where)
        for role in chance.sample([*all_roles()], chance.randint(0, 2)):
            kind = chance.choice([k for k in SCOPES if k in all_roles()[role].scope_kinds])
            role_of(function, role, Scope(kind, chance.choice(SCOPES[kind])))
    return who


def is_there(rights, organisation, *permissions, reads=False):
    if reads and organisation.pk in rights.organisations:
        return True
    place = area(organisation)
    return any(
        allowed(rights.held, rights.day, name, place, organisation.pk) for name in permissions
    )


def test_another_record_is_not_there(db, static_files, chance):
    organisations = [
        organisation_in(Scope(kind, code)) for kind, codes in SCOPES.items() for code in codes
    ]
    asked = 0
    for who in [someone(chance, organisations) for _ in range(PEOPLE)]:
        client, rights = signed_in(who), rights_of(who)
        listed = client.get(reverse("accounts:organisations")).text
        for it in organisations:
            seen = is_there(rights, it, "organisation.read", reads=True)
            changed = is_there(rights, it, "organisation.edit", "organisation.edit_own")
            page = reverse("accounts:organisation", args=[it.slug])
            edit = reverse("accounts:edit_organisation", args=[it.slug])
            assert client.get(page).status_code == (200 if seen else 404)
            assert (client.get(edit).status_code == 200) == changed
            assert (f'href="{page}"' in listed) == seen
            asked += 3
    assert asked >= 300
