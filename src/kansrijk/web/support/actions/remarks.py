"""What readers say: "this is not right", and "this is missing here"."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from kansrijk.errors import UserError
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.words import one_of
from kansrijk.web.audit.actions import SYSTEM, By, action, recorded
from kansrijk.web.coalitions.countries import municipality
from kansrijk.web.support.models import Gap, LocalOffer, Remark
from kansrijk.web.support.words import national_offer, reasons, themes


def nobody() -> By:
    """A reader: not who, and not with which request."""
    return By(SYSTEM, request="")


def make_remark(
    *, code: str, offer: str, reason: str, local_offer: LocalOffer | None = None
) -> Remark:
    """Someone says that what stands here is not right. The same once more counts up."""
    one_of(reasons("remark"), reason, "Wat er niet klopt")
    national_offer(offer)
    municipality(code)
    if local_offer is not None and (local_offer.municipality, local_offer.offer) != (code, offer):
        raise UserError("Deze hulp hoort niet bij dit aanbod in deze gemeente.")
    given: dict[str, Any] = {
        "municipality": code,
        "offer": offer,
        "local_offer": local_offer,
        "reason": reason,
    }
    with recorded("remark.make", by=nobody(), reason=reason) as recording:
        known = Remark.objects.select_for_update().filter(handled_on__isnull=True, **given).first()
        if known is None:
            known = _new(given)
        else:
            Remark.objects.filter(pk=known.pk).update(times=F("times") + 1)
        recording.about(known)
    return known


def _new(given: dict[str, Any]) -> Remark:
    try:
        with transaction.atomic():
            return Remark.objects.create(made_on=today(), **given)
    except IntegrityError:  # someone said the same at this moment: that is said, then
        return Remark.objects.get(handled_on__isnull=True, **given)


@action("remark.handle")
def handle_remark(*, remark: Remark, by: By, outcome: str) -> None:
    """Whoever keeps the place looked into it."""
    one_of(reasons("outcome"), outcome, "De uitkomst")
    remark.refresh_from_db(fields=["handled_on"])
    if remark.handled_on is not None:
        raise UserError("Deze melding was al afgehandeld.")
    remark.handled_on, remark.outcome = today(), outcome
    remark.save(update_fields=["handled_on", "outcome"])


def report_gap(*, code: str, theme: str) -> None:
    """Someone says that help is missing: municipality, theme and month, and a count.

    The event says that somewhere something was said, and not where or about what: the log has a
    time, and with the two together one could tell who.
    """
    one_of(themes(), theme, "Het onderwerp")
    municipality(code)
    given = {"municipality": code, "theme": theme, "month": f"{today():%Y-%m}"}
    with recorded("gap.report", by=nobody()):
        Gap.objects.get_or_create(**given)
        Gap.objects.filter(**given).update(times=F("times") + 1)
