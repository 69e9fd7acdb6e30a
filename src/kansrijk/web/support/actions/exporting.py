"""Taking the catalogue along as a workbook, to change it there and send it in again."""

from collections.abc import Iterator
from io import BytesIO

from django.utils.translation import gettext as _

from kansrijk.reference.tables.support import Offer
from kansrijk.web.audit.actions import By, note
from kansrijk.web.support.actions.importing import SHEET, VERSION
from kansrijk.web.support.presenters.catalogue import row_of
from kansrijk.web.support.presenters.columns import HINTS, LABELS, choices_of
from kansrijk.web.support.queries.catalogue import latest_versions, offers


def export_catalogue(*, by: By) -> bytes:
    """The workbook, and that someone took it along."""
    note("catalogue.export", by=by)
    return workbook()


def workbook() -> bytes:
    """The catalogue to change in a spreadsheet, with what may stand in each column."""
    from openpyxl import Workbook

    book, known = Workbook(), latest_versions()
    sheet = book.active
    sheet.title, sheet.freeze_panes = SHEET, "D2"
    sheet.append([VERSION, *Offer.model_fields])
    for slug, offer in offers().items():
        number = known[slug].number if slug in known else 0
        sheet.append([number, *(_cell(value) for value in row_of(offer).values())])
    about = book.create_sheet("uitleg")
    for line in _explanation():
        about.append(line)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _cell(value: object) -> object:
    """What a spreadsheet would take for a formula is text."""
    is_formula = isinstance(value, str) and value.startswith("=")
    return f"'{value}" if is_formula else value


def _explanation() -> Iterator[list[str]]:
    yield [_("column"), _("what it is"), _("what may stand in it")]
    yield [VERSION, _("Version that this row was made from"), _("Leave as it is; 0 when new.")]
    for name, label in LABELS.items():
        allowed = ", ".join(choices_of(name) or ())
        yield [
            name,
            str(label),
            " ".join(part for part in (allowed, str(HINTS.get(name, ""))) if part),
        ]
