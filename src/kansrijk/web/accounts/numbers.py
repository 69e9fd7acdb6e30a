"""Whether a number from outside can be what it says to be; its kinds are data."""

import re

from kansrijk.errors import UserError
from kansrijk.reference.tables.accounts import NumberKind
from kansrijk.web.accounts.places import place


def checked_value(kind: NumberKind, text: str) -> str:
    """The number without spaces and dots. Raises UserError with what is allowed."""
    value = re.sub(r"[\s.-]", "", text).upper()
    is_good = re.fullmatch(kind.pattern, value, re.ASCII) is not None
    if not is_good or not _CHECKS[kind.check](value):
        raise UserError(f"'{text[:40]}' kan geen {kind.name_nl} zijn. Toegestaan: {kind.shape_nl}.")
    return value


def passes_eleven_test(digits: str) -> bool:
    """The check of nine digits that RSIN shares: weights 9 to 2, and the last counts as -1."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))
    return total % 11 == 0 and int(digits) > 0


def _is_area(code: str) -> bool:
    return any(place(kind, code) for kind in ("municipality", "region"))


_CHECKS = {"none": lambda value: True, "eleven": passes_eleven_test, "area": _is_area}
