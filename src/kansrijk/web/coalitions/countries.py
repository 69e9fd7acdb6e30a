"""The municipalities of the register: those of the Netherlands, or those of the invented country.

Every count goes over one of the two, so that real and invented never meet in a number.
"""

from kansrijk.errors import UserError
from kansrijk.monitor.areas import Area
from kansrijk.web.accounts.places import choices, is_invented, place


def municipalities(*, invented: bool) -> list[Area]:
    """All present municipalities of a country, by name; none where it was never made."""
    return choices("municipality", invented=invented)


def municipality(code: str) -> Area:
    """A present municipality. Raises UserError for any other code."""
    found = place("municipality", code)
    if found is None:
        raise UserError(f"Gemeente '{code[:20]}' bestaat nu niet. Kies een gemeente uit de lijst.")
    return found


def is_of_invented_country(codes: list[str]) -> bool:
    """Whether these are invented. Raises UserError when some are and others are not."""
    found = {is_invented(municipality(code).code) for code in codes}
    if len(found) > 1:
        raise UserError("Wat verzonnen is en wat echt is, kunnen niet samen.")
    return found.pop() if found else False
