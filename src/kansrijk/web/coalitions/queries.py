"""What stands in the register on a day, once ``access`` has said what may be seen."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import F, Q, QuerySet

from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models.parts import valid_on
from kansrijk.web.accounts.scopes import Coalitions
from kansrijk.web.coalitions.models import (
    Coalition,
    Membership,
    MunicipalityStatus,
    MunicipalityTranche,
    OwnRegion,
)

#: What was taken back on its first day never held.
HELD = Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from"))


def municipalities_of(public_id: str) -> frozenset[str]:
    """The codes of the municipalities in a coalition today: the ground of a role for it."""
    rows = Membership.objects.filter(valid_on(today()), coalition__public_id=public_id)
    return frozenset(rows.values_list("municipality", flat=True))


def statuses_on(day: date, *, invented: bool) -> Mapping[str, MunicipalityStatus]:
    """The status of each municipality of which one is known, by its code."""
    rows = MunicipalityStatus.objects.filter(valid_on(day), is_invented=invented)
    return {row.municipality: row for row in rows}


def history(code: str) -> list[MunicipalityStatus]:
    """All that was ever known of a municipality, the newest first."""
    rows = MunicipalityStatus.objects.filter(HELD, municipality=code)
    return list(rows.order_by("-valid_from", "-pk"))


def tranche(code: str) -> MunicipalityTranche | None:
    """The round in which a municipality joined, where a source says so."""
    return MunicipalityTranche.objects.filter(municipality=code).first()


def tranches(*, invented: bool) -> Mapping[str, MunicipalityTranche]:
    """The tranche of each municipality of which one is known, by its code."""
    rows = MunicipalityTranche.objects.filter(is_invented=invented)
    return {row.municipality: row for row in rows}


def present_memberships(coalition: Coalition) -> list[Membership]:
    """Who takes part today or later."""
    later = Q(valid_to__isnull=True) | Q(valid_to__gt=today())
    return list(coalition.memberships.filter(HELD & later).order_by("municipality", "pk"))


def former_memberships(coalition: Coalition) -> list[Membership]:
    """Who once took part."""
    rows = coalition.memberships.filter(HELD, valid_to__lte=today())
    return list(rows.order_by("municipality", "valid_from"))


def own_regions(coalition: Coalition) -> list[OwnRegion]:
    """The regions of a coalition's own, by name."""
    rows = coalition.own_regions.filter(valid_on(today())).prefetch_related("members")
    return list(rows.order_by("name", "pk"))


def coalitions_by_municipality(
    seen: QuerySet[Coalition], day: date, codes: Collection[str] | None = None
) -> Mapping[str, list[Coalition]]:
    """The coalitions in which each municipality takes part, of those that may be seen."""
    rows = Membership.objects.filter(valid_on(day), coalition__in=seen)
    if codes is not None:
        rows = rows.filter(municipality__in=codes)
    found: dict[str, list[Coalition]] = defaultdict(list)
    for row in rows.select_related("coalition").order_by("coalition__name", "pk"):
        found[row.municipality].append(row.coalition)
    return found


class KnownCoalitions(Coalitions):
    """The coalitions, as far as accounts needs them for roles."""

    def municipalities(self, code: str) -> frozenset[str]:
        """Those that take part today."""
        return municipalities_of(code)

    def name(self, code: str) -> str:
        """Also of a coalition that has stopped: a role for it stays dated."""
        names = Coalition.objects.filter(public_id=code).values_list("name", flat=True)
        return names.first() or code

    def codes(self, *, invented: bool) -> list[str]:
        """The public id of each that goes on."""
        rows = Coalition.objects.filter(is_invented=invented, valid_to=None)
        return list(rows.order_by("name", "pk").values_list("public_id", flat=True))
