"""A small world for the matrix of access: someone's own organisation, one in his area, one outside.

An address with a record in it gets a row in RECORDS; what is left out fails in the test.
"""

from dataclasses import dataclass, field

from django.utils import timezone

from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.actions.numbers import add_number
from kansrijk.web.accounts.models import Organisation, Person
from kansrijk.web.support.actions.remarks import make_remark
from known_coalitions import coalition_in, region_of, status_in
from known_help import help_with_contact
from known_people import AMSTERDAM, HAARLEM, function_of, organisation_in, person, role_of

OWN, INSIDE, OUTSIDE = "own", "inside", "outside"


@dataclass
class Corner:
    """An organisation with everything that can hang on it."""

    organisation: Organisation
    other: Person = field(default_factory=person)
    keys: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        function = function_of(self.other, self.organisation)
        role = role_of(function, "reader", _area(self.organisation))
        number = add_number(
            organisation=self.organisation, by=by_system(), kind="agb",
            value=f"{self.organisation.pk:08d}", source="x", checked_on=timezone.localdate(),
        )  # fmt: skip
        code = _area(self.organisation).code
        self.keys = {
            **_coalition_keys(code), "municipality": code, "offer": "voorzorg",
            **_help_keys(code, self.organisation),
            "organisation": self.organisation.slug, "function": function.public_id,
            "role": role.public_id, "number": number.public_id, "person": self.other.public_id,
        }  # fmt: skip


def _area(organisation: Organisation):  # type: ignore[no-untyped-def]
    return HAARLEM if organisation.area_code == HAARLEM.code else AMSTERDAM


def _coalition_keys(code: str) -> dict[str, str]:
    """A coalition there that is not public, with everything on it, and a status."""
    made = coalition_in(code, is_public=False)
    region = region_of(made, code)
    return {
        "coalition": made.public_id,
        "membership": made.memberships.get().public_id,
        "region": region.public_id,
        "status": status_in(code).public_id,
    }


def _help_keys(code: str, organisation: Organisation) -> dict[str, str]:
    """Help that the organisation gives there, with a contact, and a remark on it."""
    row = help_with_contact(code, organisation=organisation)
    remark = make_remark(code=code, offer=row.offer, reason="no_answer", local_offer=row)
    return {"local_offer": row.public_id, "remark": remark.public_id}


def corners(own: Organisation) -> dict[str, Corner]:
    """Own, inside and outside the area of who looks."""
    return {
        OWN: Corner(own),
        INSIDE: Corner(organisation_in()),
        OUTSIDE: Corner(organisation_in(AMSTERDAM)),
    }


#: Address -> what its record is, and the permissions of which one opens it (none: as a reader).
LOG = ("audit.read", "audit.read_own")
EDIT = ("organisation.edit", "organisation.edit_own")
KEEP = ("coalition.edit",)
HELP = ("support.edit", "support.edit_own")
CATALOGUE = ("catalogue.edit",)
RECORDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "accounts:organisation": ("organisation", ("organisation.read",)),
    "accounts:edit_organisation": ("organisation", EDIT),
    "accounts:stop_organisation": ("organisation", ("organisation.edit",)),
    "accounts:new_number": ("organisation", EDIT),
    "accounts:new_function": ("organisation", ("function.edit",)),
    "accounts:check_number": ("number", EDIT),
    "accounts:remove_number": ("number", EDIT),
    "accounts:end_function": ("function", ("function.edit",)),
    "accounts:new_role": ("function", ("function.edit",)),
    "accounts:end_role": ("role", ("role.grant",)),
    "accounts:close_person": ("person", ("person.close",)),
    "signing_in:reset_step": ("person", ("person.reset_step",)),
    "desk:organisation_events": ("organisation", LOG),
    "desk:function_events": ("function", LOG),
    "desk:role_events": ("role", LOG),
    "desk:number_events": ("number", LOG),
    "desk:coalition_events": ("coalition", ("audit.read",)),
    "desk:coalition_events_file": ("coalition", ("audit.read",)),
    "desk:person_events": ("person", ("audit.read",)),
    "desk:organisation_events_file": ("organisation", LOG),
    "desk:function_events_file": ("function", LOG),
    "desk:role_events_file": ("role", LOG),
    "desk:number_events_file": ("number", LOG),
    "desk:person_events_file": ("person", ("audit.read",)),
    "accounts:end_own_role": ("role", ()),  # of oneself only
    "coalitions:rename": ("coalition", KEEP),
    "coalitions:publish": ("coalition", KEEP),
    "coalitions:end": ("coalition", KEEP),
    "coalitions:new_member": ("coalition", KEEP),
    "coalitions:new_region": ("coalition", KEEP),
    "coalitions:end_member": ("membership", KEEP),
    "coalitions:end_region": ("region", KEEP),
    "coalitions:end_status": ("status", KEEP),
    "coalitions:status": ("municipality", KEEP),
    "coalitions:tranche": ("municipality", KEEP),
    "support:edit": ("offer", CATALOGUE),
    "support:withdraw": ("offer", CATALOGUE),
    "support:decide": ("offer", CATALOGUE),
    "accounts:show_function": ("function", ()),  # of oneself only
    "support:edit_local": ("local_offer", HELP),
    "support:check_local": ("local_offer", HELP),
    "support:ask_contact": ("local_offer", HELP),
    "support:end_local": ("local_offer", HELP),
    "support:handle_remark": ("remark", HELP),
    "support:not_here": ("municipality", ("support.edit",)),
    "support:local_file": ("municipality", ("support.edit",)),
    "support:import_local": ("municipality", ("support.edit",)),
}
#: Addresses with something else in them.
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "accounts:own_export": ("json",),
    # All who keep any help keep some in Haarlem; which of it, test_support_keeping.py asks.
    "support:local": (HAARLEM.code,),
    "support:new_local": (HAARLEM.code,),
}
#: Records of one person alone, asked for in tests/integration/test_signing_in_*.py.
OF_ONE_PERSON = {
    "signing_in:end_session", "signing_in:resend", "signing_in:revoke", "mfa_remove_webauthn",
    "mfa_deactivate_totp", "mfa_view_recovery_codes",
}  # fmt: skip
