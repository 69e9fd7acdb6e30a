"""What everyone can say: "this is not right" and "this is missing here". Nobody is remembered."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from kansrijk.errors import UserError
from kansrijk.web.accounts.doors import READ_AND_SEND, public
from kansrijk.web.accounts.limits import is_too_often
from kansrijk.web.coalitions.access import municipality
from kansrijk.web.coalitions.countries import municipalities
from kansrijk.web.coalitions.presenters.text import municipality_name
from kansrijk.web.support.access.local import local_offer_to_doubt
from kansrijk.web.support.actions.remarks import make_remark, report_gap
from kansrijk.web.support.forms.remarks import GapForm, RemarkForm
from kansrijk.web.support.models import LocalOffer
from kansrijk.web.support.presenters.addresses import trail
from kansrijk.web.support.presenters.local_text import offer_name, row_name
from kansrijk.web.support.views.local_forms import draw_form
from kansrijk.web.support.words import national_offers, term


@public(methods=READ_AND_SEND)
@never_cache
def remark_row(request: HttpRequest, key: str, *, invented: bool = False) -> HttpResponse:
    """What stands here of help in a municipality is not right."""
    row = local_offer_to_doubt(key, invented=invented)
    return _remark(request, row.municipality, row.offer, row, invented=invented)


@public(methods=READ_AND_SEND)
@never_cache
def remark(request: HttpRequest, code: str, offer: str, *, invented: bool = False) -> HttpResponse:
    """Nothing, or something wrong, stands here of an offer in a municipality."""
    municipality(code, invented=invented)
    if offer not in national_offers():
        raise Http404
    return _remark(request, code, offer, None, invented=invented)


@public(methods=READ_AND_SEND)
@never_cache
def gap(request: HttpRequest, *, invented: bool = False) -> HttpResponse:
    """Help for something is missing in a municipality."""
    if not municipalities(invented=invented):
        raise Http404
    form = GapForm(request.POST or None, invented=invented)
    if request.method == "POST" and form.attempt(lambda given: _report(request, given)):
        return _thanks(request, _("Thank you. It has been counted."), invented=invented)
    return draw_form(request, form, "gap", trail(invented=invented), invented=invented)


def _remark(
    request: HttpRequest, code: str, offer: str, row: LocalOffer | None, *, invented: bool
) -> HttpResponse:
    form = RemarkForm(request.POST or None)
    said = {"code": code, "offer": offer, "local_offer": row}
    if request.method == "POST" and form.attempt(lambda given: _make(request, {**given, **said})):
        text = _("Thank you. Whoever keeps this municipality will look at it.")
        return _thanks(request, text, invented=invented)
    about = f"{row_name(row) if row else offer_name(offer)}, {municipality_name(code)}"
    return draw_form(
        request, form, "remark", trail(invented=invented), about=about, invented=invented
    )


def _make(request: HttpRequest, given: Any) -> None:
    _refuse_flood(request, "support.remark")
    make_remark(**given)


def _report(request: HttpRequest, given: Any) -> None:
    _refuse_flood(request, "support.gap")
    report_gap(**given)


def _refuse_flood(request: HttpRequest, action: str) -> None:
    most = term("forms_an_hour")
    if is_too_often(request, action, most):
        raise UserError(f"Dit kan hoogstens {most} keer per uur. Probeer het later nog eens.")


def _thanks(request: HttpRequest, text: str, *, invented: bool) -> HttpResponse:
    context = {"text": text, "invented": invented, "crumbs": trail(invented=invented)}
    return render(request, "support/local/thanks.html", context)
