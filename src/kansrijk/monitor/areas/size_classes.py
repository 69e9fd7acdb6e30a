"""Municipalities by number of inhabitants."""

from collections.abc import Iterable

from kansrijk.errors import UserError
from kansrijk.reference.tables.places import SizeClass


def size_class_of(inhabitants: float, classes: Iterable[SizeClass]) -> SizeClass:
    """The class that holds this number of inhabitants. Raises UserError when none does."""
    reached = [known for known in classes if known.from_inhabitants <= inhabitants]
    if not reached:
        raise UserError(f"Er is geen grootteklasse voor {inhabitants} inwoners.")
    return max(reached, key=lambda known: known.from_inhabitants)
