"""What is known of a municipality: its status with evidence, and its tranche.

A history of statuses only grows forward. A gap in it is unknown, and never "none".
"""

from datetime import date

from django.db import IntegrityError, transaction

from kansrijk.errors import UserError
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.words import one_of
from kansrijk.web.audit.actions import By, recorded
from kansrijk.web.coalitions.countries import is_of_invented_country, municipality
from kansrijk.web.coalitions.evidence import Evidence, Since, check_end, clean_text
from kansrijk.web.coalitions.models import (
    LONGEST_REMARK,
    MunicipalityStatus,
    MunicipalityTranche,
)
from kansrijk.web.coalitions.queries import HELD
from kansrijk.web.coalitions.words import reasons, statuses, tranches


def record_status(
    *, by: By, code: str, status: str, since: Since, evidence: Evidence, reason: str,
    remark: str = "",
) -> MunicipalityStatus:  # fmt: skip
    """What a source says from a moment on; what was known before ends at that moment."""
    one_of(statuses(), status, "De status")
    one_of(reasons("evidence"), reason, "De reden")
    is_invented = is_of_invented_country([municipality(code).code])
    dated = since.fields(evidence) | evidence.fields()
    remark = clean_text(remark, LONGEST_REMARK, "Houd de opmerking kort") if remark.strip() else ""
    with recorded("municipality_status.record", by=by, reason=reason) as recording:
        _end_former(code, dated["valid_from"], by, reason)
        try:
            with transaction.atomic():
                made = MunicipalityStatus.objects.create(
                    municipality=code, status=status, remark=remark, is_invented=is_invented,
                    recorded_by=by.actor, recorded_role=by.role, recorded_on=today(), **dated,
                )  # fmt: skip
        except IntegrityError:
            raise UserError(
                "Iemand anders legde net een status van deze gemeente vast. Laad de bladzijde"
                " opnieuw en kijk of uw wijziging nog nodig is."
            ) from None
        recording.about(made)
    return made


def end_status(
    *, municipality_status: MunicipalityStatus, by: By, reason: str, day: date | None = None
) -> None:
    """No source holds any more: from ``day`` on the status is unknown. On its first day: a mistake.

    Only the last one: what came before it is history.
    """
    one_of(reasons("end"), reason, "De reden")
    with recorded("municipality_status.end", municipality_status, by=by, reason=reason):
        municipality_status.refresh_from_db(fields=["valid_from", "valid_to"])
        if municipality_status.valid_to is not None:
            raise UserError("Deze status was al beëindigd.")
        day = day or today()
        check_end(day, municipality_status.valid_from)
        municipality_status.valid_to = day
        municipality_status.save(update_fields=["valid_to"])


def set_tranche(
    *, by: By, code: str, number: str, evidence: Evidence, reason: str
) -> MunicipalityTranche:
    """The round in which a municipality joined; a newer source replaces an older one."""
    one_of(tranches(), number, "De tranche")
    one_of(reasons("evidence"), reason, "De reden")
    is_invented = is_of_invented_country([municipality(code).code])
    given = {"number": int(number), "is_invented": is_invented, **evidence.fields()}
    with recorded("municipality_tranche.set", by=by, reason=reason) as recording:
        known = MunicipalityTranche.objects.select_for_update().filter(municipality=code).first()
        if known is None:
            known = MunicipalityTranche(municipality=code)
        elif evidence.date.last_day < known.source_day:
            raise UserError(
                f"De bron van nu is van {known.source_date} en dus nieuwer dan {evidence.date}."
                " Kies een bron die minstens zo nieuw is."
            )
        for name, value in given.items():
            setattr(known, name, value)
        known.save()
        recording.about(known)
    return known


def _end_former(code: str, start: date, by: By, reason: str) -> None:
    """Make room for what begins at ``start``. Raises UserError when that would run back."""
    rows = MunicipalityStatus.objects.select_for_update().filter(HELD, municipality=code)
    last = rows.order_by("-valid_from", "-pk").first()
    if last is None:
        return
    if start <= last.valid_from:
        raise UserError(
            f"Vanaf {last.start} staat al een status vast. Kies een begin daarna; was die status"
            " fout, trek haar dan eerst in."
        )
    if last.valid_to is not None and start < last.valid_to:
        raise UserError(
            f"Tot {last.valid_to.isoformat()} staat al een status vast. Kies die dag of later."
        )
    if last.valid_to is None:
        with recorded("municipality_status.end", last, by=by, reason=reason):
            last.valid_to = start
            last.save(update_fields=["valid_to"])
