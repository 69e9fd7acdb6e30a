"""One's places: where one works now, and for what one has a role."""

from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import Function, Person
from kansrijk.web.accounts.models.parts import valid_on


def present_functions_of(person: Person) -> list[Function]:
    """The functions that hold today, by organisation."""
    rows = person.functions.filter(valid_on(today())).select_related("organisation")
    return list(rows.order_by("organisation__name", "pk"))
