"""The help of a municipality as a workbook, to change and to read in again."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from kansrijk.web.audit.actions import By, note
from kansrijk.web.support.actions.importing_local import SHEET
from kansrijk.web.support.freshness import last_sign
from kansrijk.web.support.local_columns import LocalRow, columns_of
from kansrijk.web.support.models import LocalOffer
from kansrijk.web.support.words import languages, national_offers


def export_local_offers(*, rows: Iterable[LocalOffer], by: By) -> bytes:
    """The workbook, and that someone took it along: it holds contacts."""
    note("local_offers.export", by=by)
    return workbook(rows)


def workbook(rows: Iterable[LocalOffer]) -> bytes:
    """A sheet with the rows, and one with what may be filled in."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title, sheet.freeze_panes = SHEET, "E2"
    sheet.append(list(LocalRow.model_fields))
    names = {slug: offer.name for slug, offer in national_offers().items()}
    for row in rows:
        told = columns_of(row, names.get(row.offer, row.offer), last_sign(row))
        _append(sheet, [told[name] for name in LocalRow.model_fields])
    about = book.create_sheet("keuzes")
    for line in _choices(names):
        _append(about, line)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _append(sheet: Any, values: Iterable[Any]) -> None:
    """A row in which a text that looks like a formula stays a text."""
    sheet.append([None if value == "" else value for value in values])
    for cell in sheet[sheet.max_row]:
        if cell.data_type == "f":
            cell.data_type = "s"


def _choices(names: dict[str, str]) -> Iterable[tuple[str, str, str]]:
    yield ("kolom", "waarde", "wat het is")
    yield from (("aanbod", slug, name) for slug, name in names.items())
    yield from (("talen", row.id, row.name_nl) for row in languages().values())
