"""Who must have a second step: whoever has a role that lets him change things."""

from kansrijk.web.accounts.access import rights_of
from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.permissions import all_permissions, permissions_of


def must_have_second_step(person: Person) -> bool:
    """Whether one of his roles of today has a permission that changes something."""
    held = (permissions_of(role.role) for role in rights_of(person).roles)
    return any(all_permissions()[name].is_change for names in held for name in names)
