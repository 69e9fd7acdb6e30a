"""From what someone filled in to an offer, with every fault at its column: one way for all.

A form gives one row, a workbook many; both give text, as the reference file does.
"""

from collections.abc import Mapping, Sequence

from kansrijk.errors import Fault, TableError
from kansrijk.reference.rows import check_rows
from kansrijk.reference.tables.support import Offer
from kansrijk.web.support.offer_checks import faults_of

#: Columns with a number that the Dutch write with a comma.
DECIMALS = ("from_month", "to_month")
Row = tuple[int, Mapping[str, str]]


def read_offer(given: Mapping[str, str], file: str = "aanbod", row: int = 1) -> Offer:
    """An offer from its columns as text. Raises TableError with every fault."""
    text = {name: value.strip() for name, value in given.items()}
    for name in DECIMALS:
        text[name] = text.get(name, "").replace(",", ".")
    (offer,) = check_rows(Offer, [text], file, first_row=row)
    faults = [
        Fault(file, fault.problem, row, fault.column, fault.allowed) for fault in faults_of(offer)
    ]
    if faults:
        raise TableError(faults)
    return offer


def read_offers(rows: Sequence[Row], file: str) -> list[Offer]:
    """The offers of a workbook. Raises TableError with every fault of every row."""
    found: list[Offer] = []
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    for number, given in rows:
        try:
            offer = read_offer(given, file, number)
        except TableError as error:
            faults += error.faults
            continue
        if offer.slug in seen:
            same = f"dubbele rij, gelijk aan rij {seen[offer.slug]}"
            faults.append(Fault(file, same, number, "slug"))
        seen.setdefault(offer.slug, number)
        found.append(offer)
    if faults:
        raise TableError(faults)
    return found
