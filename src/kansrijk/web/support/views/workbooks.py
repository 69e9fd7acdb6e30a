"""The catalogue as a workbook: out, and in again with every fault by row and column."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kansrijk.errors import Fault, TableError, UserError
from kansrijk.web.accounts.access import rights
from kansrijk.web.accounts.doors import READ_AND_SEND, needs
from kansrijk.web.support.access import catalogue as access
from kansrijk.web.support.actions.exporting import export_catalogue
from kansrijk.web.support.actions.importing import (
    FILE,
    MOST_ROWS,
    SHEET,
    Imported,
    import_offers,
)
from kansrijk.web.support.forms.offers import ImportForm
from kansrijk.web.support.imports import workbook_rows
from kansrijk.web.support.presenters.editing_words import editing_words
from kansrijk.web.support.presenters.trail import trail_below

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: More faults than this are one problem.
MOST_FAULTS = 100


@needs(access.EDIT)
def export(request: HttpRequest) -> HttpResponse:
    """All offers as they are now, with the version of each."""
    access.editor_or_404(rights(request))
    content = export_catalogue(by=access.acting_on(request))
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{FILE}"'
    return answer


@needs(access.EDIT, methods=READ_AND_SEND)
def take_in(request: HttpRequest) -> HttpResponse:
    """A workbook that was changed: all of it is taken in, or nothing."""
    access.editor_or_404(rights(request))
    form = ImportForm(request.POST or None, request.FILES or None)
    done: Imported | None = None
    faults: Sequence[Fault] = ()
    if request.method == "POST" and form.is_valid():
        try:
            done = _imported(request, form)
        except TableError as error:
            faults = error.faults[:MOST_FAULTS]
        except UserError as refusal:
            form.add_error(None, str(refusal))
    crumbs = trail_below("editing")
    context = {
        "form": form, "faults": faults, "done": done, "words": editing_words()["import"],
        "crumbs": crumbs, "back": crumbs[-1][1], "export": reverse("support:workbook_file"),
    }  # fmt: skip
    status = 422 if form.errors or faults else 200
    return render(request, "support/import.html", context, status=status)


def _imported(request: HttpRequest, form: ImportForm) -> Imported:
    header, rows = workbook_rows(form.cleaned_data["workbook"], FILE, SHEET, MOST_ROWS)
    return import_offers(
        by=access.acting_on(request), header=header, rows=rows, evidence=form.evidence(),
        reason=form.cleaned_data["reason"],
    )  # fmt: skip
