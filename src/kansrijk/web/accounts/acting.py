"""Who acts, in the keys that the log of who did what takes."""

from kansrijk.web.accounts.models import Organisation, Person, RoleAssignment
from kansrijk.web.audit.actions import SYSTEM, By
from kansrijk.web.audit.actors import actor_key


def by_person(person: Person, role: RoleAssignment | None = None) -> By:
    """A person who acts, in the role that lets him; the organisation follows from the role."""
    actor = actor_key(person.public_id)
    if role is None:
        return By(actor)
    return By(actor, organisation_key(role.function.organisation), role.role)


def by_system() -> By:
    """What no person does: a command or a job."""
    return By(SYSTEM)


def organisation_key(organisation: Organisation) -> str:
    """How the log knows an organisation."""
    return str(organisation.pk)
