"""People, organisations, what people do in them, and the roles that this gives them."""

from kansrijk.web.accounts.models.function import Function
from kansrijk.web.accounts.models.organisation import ExternalNumber, Organisation
from kansrijk.web.accounts.models.person import Person
from kansrijk.web.accounts.models.role import RoleAssignment

__all__ = ["ExternalNumber", "Function", "Organisation", "Person", "RoleAssignment"]
