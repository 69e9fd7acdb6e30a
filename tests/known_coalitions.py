"""Coalitions for tests: made by the same actions as on the site."""

from itertools import count
from typing import Any

from kansrijk.web.accounts.acting import by_system
from kansrijk.web.coalitions.actions.coalitions import create_coalition
from kansrijk.web.coalitions.actions.memberships import define_region
from kansrijk.web.coalitions.actions.statuses import record_status
from kansrijk.web.coalitions.evidence import Evidence, Since
from kansrijk.web.coalitions.models import Coalition, MunicipalityStatus, OwnRegion
from kansrijk.web.coalitions.moments import parse_moment

HAARLEM, HEEMSTEDE, AMSTERDAM, MADE_UP = "GM0392", "GM0397", "GM0363", "VB0001"

_numbers = count(1)


def evidence(day: str = "2024-06", title: str = "Jaarverslag") -> Evidence:
    return Evidence(title, parse_moment(day))


def since(day: str, *, is_latest: bool = False) -> Since:
    return Since(parse_moment(day), is_latest)


def coalition_in(*codes: str, **more: Any) -> Coalition:
    given = {
        "by": by_system(), "rights": None, "name": f"Coalitie {next(_numbers)}", "kind": "local",
        "since": since("2020"), "evidence": evidence(), "municipalities": codes or (HAARLEM,),
        "is_public": True,
    }  # fmt: skip
    return create_coalition(**given | more)


def region_of(coalition: Coalition, *codes: str, **more: Any) -> OwnRegion:
    given = {
        "by": by_system(), "coalition": coalition, "name": f"Regio {next(_numbers)}",
        "municipalities": codes, "since": since("2021"), "evidence": evidence(),
        "reason": "joins",
    }  # fmt: skip
    return define_region(**given | more)


def status_of(code: str = HAARLEM, status: str = "local", day: str = "2020", **more: Any):  # type: ignore[no-untyped-def]
    given = {
        "by": by_system(), "code": code, "status": status, "since": since(day),
        "evidence": evidence(), "reason": "new_evidence",
    }  # fmt: skip
    return record_status(**given | more)


def status_in(code: str) -> MunicipalityStatus:
    """The open status of a municipality; made when there is none."""
    known = MunicipalityStatus.objects.filter(municipality=code, valid_to=None).first()
    return known or status_of(code)
