"""No address without a door: who may open it is said at its view, or nobody may."""

import pytest

from kansrijk.reference.loader import load
from kansrijk.reference.tables.accounts import (
    Domain,
    OrganisationKind,
    Permission,
    Role,
    RolePermission,
)
from kansrijk.web.accounts.doors import needs
from kansrijk.web.accounts.matrix import places

#: Rooms that anyone may enter; outside them a page must have a reason to be public.
PUBLIC_ROOMS = ("desk:", "privacy:", "dashboards:", "invented:", "api:")
PUBLIC_REGISTER = {"home", "coalition", "municipality", "download"}
PUBLIC_HELP = {
    "catalogue", "catalogue_file", "offer", "factors", "factor", "lines", "rules", "signalling",
    "talk", "history", "paying", "paying_file", "paying_row", "paying_municipalities",
    "paying_municipality",
}  # fmt: skip
PUBLIC_IN_BOTH = {"home", "advice", "parents_choose", "parents", "parents_a4"}
ALSO_PUBLIC = {
    "accounts:roles",
    *(f"support:{name}" for name in PUBLIC_HELP),
    *(f"{space}:{name}" for space in ("coalitions", "invented_coalitions")
      for name in PUBLIC_REGISTER),
    *(f"{space}:{name}" for space in ("support", "invented_support")
      for name in PUBLIC_IN_BOTH),
}  # fmt: skip
#: Signing in, and what leads there; nothing can be read or changed on these pages.
ENTRANCE = {
    "account_login", "account_logout", "account_inactive", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done", "mfa_authenticate", "mfa_login_webauthn",
    "openid_connect_login", "openid_connect_callback", "socialaccount_login_cancelled",
    "socialaccount_login_error", "signing_in:accept", "signing_in:demo", "signing_in:demo_sign_in",
}  # fmt: skip
#: What everyone can say of help, and where a contact confirms.
SAID_OF_HELP = {
    f"{space}:{name}"
    for space in ("support", "invented_support")
    for name in ("gap", "remark", "remark_row", "directory")
} | {"support:confirm"}


@pytest.mark.parametrize("place", places(), ids=lambda place: place.name)
def test_every_address_has_a_door(place):
    """If not: put @public, @signed_in or @needs(...) of accounts/doors.py before its view."""
    assert place.door is not None


def test_what_is_public_was_meant_to_be():
    public = {place.name for place in places() if place.door and place.door.is_public}
    assert {n for n in public if not n.startswith(PUBLIC_ROOMS)} == (
        ALSO_PUBLIC | ENTRANCE | SAID_OF_HELP
    )


def test_a_door_with_a_permission_that_does_not_exist_cannot_be_made():
    with pytest.raises(ValueError, match=r"no\.such"):
        needs("no.such")
    with pytest.raises(ValueError, match="none given"):
        needs()


def test_roles_name_permissions_that_exist_and_each_is_held():
    rows = load(RolePermission)
    assert {row.permission for row in rows} == {row.id for row in load(Permission)}
    assert {row.role for row in rows} == {row.id for row in load(Role)}


def test_kinds_of_organisation_name_their_domain_and_each_domain_has_one():
    assert {row.domain for row in load(OrganisationKind)} == {row.id for row in load(Domain)}
