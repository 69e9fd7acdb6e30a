"""Taking a workbook of offers in: all of it, or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kansrijk.errors import Fault, TableError, UserError
from kansrijk.reference.tables.support import Offer
from kansrijk.web.audit.actions import By, recorded
from kansrijk.web.coalitions.evidence import Evidence
from kansrijk.web.support.actions.catalogue import Because, add_offer, change_offer, reasons
from kansrijk.web.support.models import OfferVersion
from kansrijk.web.support.queries.catalogue import content_of, file_offers, latest_versions
from kansrijk.web.support.reading_offers import read_offers

FILE = "aanbod.xlsx"
SHEET = "aanbod"
#: Some seven times the catalogue.
MOST_ROWS = 400
#: Beside the columns of an offer: the version that the row was made from; 0 is the file.
VERSION = "version"


@dataclass(frozen=True, slots=True)
class Imported:
    """What a workbook did."""

    changed: tuple[str, ...]
    added: tuple[str, ...]
    same: int


def import_offers(
    *, by: By, header: Sequence[str], rows: Sequence[tuple[int, Mapping[str, str]]],
    evidence: Evidence, reason: str,
) -> Imported:  # fmt: skip
    """Make a version of every row that says something else. Raises TableError with all faults."""
    _check_header(header)
    offers = read_offers([(n, _without_version(row)) for n, row in rows], FILE)
    known = latest_versions()
    _check_versions(rows, offers, known)
    changing = [offer for offer in offers if _is_changed(offer, known)]
    if not changing:
        raise UserError("Er verandert niets: alle rijen staan er al zo.")
    because = Because(evidence, reason)
    new = replace(because, reason=next(iter(reasons("add"))))
    added = []
    with recorded("catalogue.import", by=by, reason=reason):
        for offer in changing:
            if offer.slug in file_offers() or offer.slug in known:
                based_on = known[offer.slug].number if offer.slug in known else 0
                change_offer(by=by, offer=offer, because=because, based_on=based_on)
            else:
                added.append(offer.slug)
                add_offer(by=by, offer=offer, because=new)
    changed = tuple(offer.slug for offer in changing if offer.slug not in added)
    return Imported(changed, tuple(added), len(offers) - len(changing))


def _check_header(header: Sequence[str]) -> None:
    fields = Offer.model_fields
    allowed = ", ".join((VERSION, *fields))
    needed = [VERSION, *(name for name, field in fields.items() if field.is_required())]
    faults = [Fault(FILE, "kolom ontbreekt", 1, n, allowed) for n in needed if n not in header]
    strange = [name for name in header if name not in fields and name != VERSION]
    faults += [Fault(FILE, "onbekende kolom", 1, name[:40], allowed) for name in strange]
    if faults:
        raise TableError(faults)


def _without_version(row: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in row.items() if name != VERSION}


def _check_versions(
    rows: Sequence[tuple[int, Mapping[str, str]]],
    offers: Sequence[Offer],
    known: Mapping[str, OfferVersion],
) -> None:
    """A row made from an older version would undo what another editor did since."""
    faults = []
    for (number, row), offer in zip(rows, offers, strict=True):
        present = known[offer.slug].number if offer.slug in known else 0
        if row.get(VERSION, "") not in ({"", "0"} if present == 0 else {str(present)}):
            allowed = f"versie {present}: haal het bestand opnieuw op"
            problem = "dit aanbod is intussen gewijzigd"
            faults.append(Fault(FILE, problem, number, VERSION, allowed))
    if faults:
        raise TableError(faults)


def _is_changed(offer: Offer, known: Mapping[str, OfferVersion]) -> bool:
    if offer.slug in known:
        return known[offer.slug].is_withdrawn or known[offer.slug].content != content_of(offer)
    return file_offers().get(offer.slug) != offer
