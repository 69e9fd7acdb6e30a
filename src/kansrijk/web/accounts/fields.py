"""Which parts of a page someone sees: the public ones, and inside also those for colleagues."""

from functools import cache

from kansrijk.reference.loader import load
from kansrijk.reference.tables.accounts import VisibleField


@cache
def visible_fields(model: str, *, is_inside: bool) -> frozenset[str]:
    """The parts of something that may be shown. What is not in fields.csv is shown to nobody."""
    rows = (row for row in load(VisibleField) if row.model == model)
    return frozenset(row.field for row in rows if is_inside or row.audience == "public")
