"""When an offer is there, in words: phases, and the limits in weeks or months."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from kansrijk.reference.tables.support import Offer

#: The page is about the first 1,000 days: up to two years. What goes on for longer has no end here.
MONTHS = 24


def when(offer: Offer) -> str:
    """ "during pregnancy, from week 16; after birth"."""
    phases = {
        "preconceptie": _("before pregnancy"),
        "zwangerschap": _pregnancy(offer),
        "kraam": _("the first days after birth"),
        "na_geboorte": _after_birth(offer),
    }
    return "; ".join(phases[phase] for phase in offer.phases)


def _pregnancy(offer: Offer) -> str:
    """During pregnancy, with the week from or before which one joins."""
    if offer.week_before:
        return _("during pregnancy, join before week %(week)s") % {"week": offer.week_before}
    if offer.week_from:
        return _("during pregnancy, from week %(week)s") % {"week": offer.week_from}
    return _("during pregnancy")


def _after_birth(offer: Offer) -> str:
    """After birth, with the months that the child must have, as far as there are limits."""
    start, end = max(offer.from_month, 0), offer.to_month
    if start and end <= MONTHS:
        return _("your child is %(start)s to %(end)s months") % {
            "start": _number(start),
            "end": _number(end),
        }
    if start:
        return _("your child is %(start)s months or more") % {"start": _number(start)}
    if end < MONTHS:
        return _("after birth, until %(end)s months") % {"end": _number(end)}
    return _("after birth")


def _number(months: float) -> str:
    return str(number_format(months, use_l10n=True)).removesuffix(",0").removesuffix(".0")
