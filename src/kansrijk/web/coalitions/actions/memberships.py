"""Municipalities that join and leave a coalition, and the regions of its own."""

from collections.abc import Iterable
from datetime import date

from kansrijk.errors import UserError
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.permissions import Rights
from kansrijk.web.accounts.validity import check_no_overlap
from kansrijk.web.accounts.words import one_of
from kansrijk.web.audit.actions import By, recorded
from kansrijk.web.coalitions.actions.coalitions import check_may_add, held
from kansrijk.web.coalitions.countries import is_of_invented_country, municipality
from kansrijk.web.coalitions.evidence import Evidence, Since, check_end, clean_text
from kansrijk.web.coalitions.models import (
    LONGEST_NAME,
    Coalition,
    Membership,
    OwnRegion,
    OwnRegionMember,
)
from kansrijk.web.coalitions.queries import municipalities_of
from kansrijk.web.coalitions.words import reasons


def add_municipality(
    *, coalition: Coalition, by: By, rights: Rights | None, code: str, since: Since,
    evidence: Evidence, reason: str,
) -> Membership:  # fmt: skip
    """A municipality takes part. A role for this coalition alone cannot widen its own ground."""
    one_of(reasons("start"), reason, "De reden")
    check_may_add(rights, code)
    dated = since.fields(evidence) | evidence.fields()
    if is_of_invented_country([code]) != coalition.is_invented:
        raise UserError("Wat verzonnen is en wat echt is, kunnen niet samen.")
    with recorded("membership.add", by=by, reason=reason) as recording:
        _check_goes_on(held(coalition))
        same = coalition.memberships.filter(municipality=code)
        periods = same.values_list("valid_from", "valid_to")
        name = f"{municipality(code).name} in deze coalitie"
        check_no_overlap(dated["valid_from"], None, periods, name)
        joined = Membership.objects.create(coalition=coalition, municipality=code, **dated)
        recording.about(joined)
    return joined


def end_membership(*, membership: Membership, by: By, reason: str, day: date | None = None) -> None:
    """A municipality leaves; on its first day it was a mistake. The last one cannot leave."""
    one_of(reasons("end"), reason, "De reden")
    with recorded("membership.end", membership, by=by, reason=reason):
        held(membership.coalition)
        membership.refresh_from_db(fields=["valid_from", "valid_to"])
        if membership.valid_to is not None:
            raise UserError("Deze gemeente was al weg.")
        day = day or today()
        check_end(day, membership.valid_from)
        others = membership.coalition.memberships.filter(valid_to__isnull=True)
        if not others.exclude(pk=membership.pk).exists():
            raise UserError(
                "Dit is de laatste gemeente van de coalitie. Beëindig de coalitie, of voeg eerst"
                " een andere gemeente toe."
            )
        membership.valid_to = day
        membership.save(update_fields=["valid_to"])


def define_region(
    *, coalition: Coalition, by: By, name: str, municipalities: Iterable[str], since: Since,
    evidence: Evidence, reason: str,
) -> OwnRegion:  # fmt: skip
    """A name for some municipalities of the coalition, as a source uses it."""
    one_of(reasons("start"), reason, "De reden")
    name = clean_text(name, LONGEST_NAME, "Geef de regio een naam")
    codes = sorted(set(municipalities))
    dated = since.fields(evidence) | evidence.fields()
    with recorded("own_region.define", by=by, reason=reason) as recording:
        _check_goes_on(held(coalition))
        _check_region(coalition, name, codes)
        region = OwnRegion.objects.create(coalition=coalition, name=name, **dated)
        OwnRegionMember.objects.bulk_create(
            OwnRegionMember(region=region, municipality=code) for code in codes
        )
        recording.about(region)
    return region


def end_region(*, own_region: OwnRegion, by: By, reason: str, day: date | None = None) -> None:
    """A region is no longer used."""
    one_of(reasons("end"), reason, "De reden")
    with recorded("own_region.end", own_region, by=by, reason=reason):
        own_region.refresh_from_db(fields=["valid_from", "valid_to"])
        if own_region.valid_to is not None:
            raise UserError("Deze regio was al beëindigd.")
        day = day or today()
        check_end(day, own_region.valid_from)
        own_region.valid_to = day
        own_region.save(update_fields=["valid_to"])


def _check_goes_on(coalition: Coalition) -> None:
    if coalition.valid_to is not None:
        raise UserError("Deze coalitie is beëindigd; er kan niets meer bij.")


def _check_region(coalition: Coalition, name: str, codes: list[str]) -> None:
    outside = sorted(set(codes) - municipalities_of(coalition.public_id))
    if not codes:
        raise UserError("Kies minstens één gemeente van de coalitie.")
    if outside:
        names = ", ".join(municipality(code).name for code in outside)
        raise UserError(f"Deze gemeenten zijn niet van de coalitie: {names}.")
    if coalition.own_regions.filter(name=name, valid_to__isnull=True).exists():
        raise UserError(f"Deze coalitie heeft al een regio '{name}'. Kies een andere naam.")
