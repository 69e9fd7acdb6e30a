"""The help of a municipality as a workbook: out, and in again with every fault by row."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kansrijk.errors import Fault, TableError, UserError
from kansrijk.web.accounts.access import rights
from kansrijk.web.accounts.doors import READ_AND_SEND, needs
from kansrijk.web.support.access import local as access
from kansrijk.web.support.actions.exporting_local import export_local_offers
from kansrijk.web.support.actions.importing_local import (
    FILE,
    SHEET,
    ImportedHelp,
    import_local_offers,
)
from kansrijk.web.support.forms.local import HelpFileForm
from kansrijk.web.support.imports import workbook_rows
from kansrijk.web.support.presenters.local_forms import form_words
from kansrijk.web.support.presenters.local_places import kept_trail
from kansrijk.web.support.queries.local import open_offers
from kansrijk.web.support.words import term

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: More faults than this are one problem.
MOST_FAULTS = 100


@needs(access.EDIT)
def export(request: HttpRequest, code: str) -> HttpResponse:
    """All help of a municipality as it stands now."""
    own = rights(request)
    access.municipality_to_edit(own, code)
    rows = open_offers(code).select_related("organisation").order_by("offer", "pk")
    book = export_local_offers(rows=rows, by=access.acting_in(request, own, code))
    answer = HttpResponse(book, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="hulp-{code}.xlsx"'
    return answer


@needs(access.EDIT, methods=READ_AND_SEND)
def take_in(request: HttpRequest, code: str) -> HttpResponse:
    """A workbook that was filled in: all of it is taken in, or nothing."""
    access.municipality_to_edit(rights(request), code)
    form = HelpFileForm(request.POST or None, request.FILES or None)
    done: ImportedHelp | None = None
    faults: Sequence[Fault] = ()
    if request.method == "POST" and form.is_valid():
        try:
            done = _imported(request, code, form)
        except TableError as error:
            faults = error.faults[:MOST_FAULTS]
        except UserError as refusal:
            form.add_error(None, str(refusal))
    crumbs = kept_trail(code)
    context = {
        "form": form, "faults": faults, "done": done, "words": form_words()["import_local"],
        "crumbs": crumbs, "back": crumbs[-1][1],
        "export": reverse("support:local_file", args=[code]),
    }  # fmt: skip
    status = 422 if form.errors or faults else 200
    return render(request, "support/import.html", context, status=status)


def _imported(request: HttpRequest, code: str, form: HelpFileForm) -> ImportedHelp:
    upload = form.cleaned_data["workbook"]
    if upload.size > term("largest_file") * 1000:
        raise UserError(
            f"Dit bestand is {upload.size // 1000} kB. Hoogstens {term('largest_file')} kB kan."
        )
    header, rows = workbook_rows(upload, FILE, SHEET, term("most_rows"))
    by = access.acting_in(request, rights(request), code)
    return import_local_offers(by=by, code=code, header=header, rows=rows)
