"""Offers for tests, as an editor changes them."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from kansrijk.reference.tables.support import Offer
from kansrijk.web.accounts.acting import by_system
from kansrijk.web.support.actions.catalogue import Because, change_offer
from kansrijk.web.support.actions.exporting import workbook
from kansrijk.web.support.models import OfferVersion
from kansrijk.web.support.queries.catalogue import latest_version, offers
from known_coalitions import evidence

VOORZORG = "voorzorg"
#: What every form of the editor asks.
SOURCE = {"source_title": "Databank van interventies", "source_date": "3-2026"}


def because(reason: str = "new_facts") -> Because:
    return Because(evidence("2026-03", "Databank van interventies"), reason)


def offer_with(of: str = VOORZORG, **changed: Any) -> Offer:
    return offers()[of].model_copy(update=changed)


def changed(slug: str = VOORZORG, **what: Any) -> OfferVersion:
    """An offer that an editor changed a moment ago."""
    last = latest_version(slug)
    what = what or {"intensity": "50 huisbezoeken"}
    return change_offer(
        by=by_system(), offer=offer_with(slug, **what), because=because(),
        based_on=last.number if last else 0,
    )  # fmt: skip


def book() -> Workbook:
    """The workbook that the site gives."""
    return load_workbook(BytesIO(workbook()))


def cell(of: Workbook, slug: str, column: str) -> Any:
    """The cell of an offer, to read or to fill."""
    sheet = of["aanbod"]
    head = [it.value for it in sheet[1]]
    row = next(r for r in sheet.iter_rows(min_row=2) if r[head.index("slug")].value == slug)
    return row[head.index(column)]


def upload(of: Workbook | bytes) -> SimpleUploadedFile:
    if isinstance(of, Workbook):
        stream = BytesIO()
        of.save(stream)
        of = stream.getvalue()
    return SimpleUploadedFile("iets.xlsx", of)
