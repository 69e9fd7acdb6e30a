"""Who may do what, answered a second time: slowly, from the files, without our code for it."""

import csv
from datetime import date
from functools import cache

from kansrijk.monitor.areas import Level, netherlands
from kansrijk.reference.loader import ROOT

LEVELS = {
    "municipality": {Level.MUNICIPALITY},
    "region": {Level.GGD, Level.PROVINCE},
    "country": {Level.COUNTRY},
}


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "accounts" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@cache
def held_by(role: str) -> frozenset[str]:
    return frozenset(r["permission"] for r in rows("role_permissions") if r["role"] == role)


@cache
def reach(permission: str) -> str:
    return next(r["reach"] for r in rows("permissions") if r["id"] == permission)


@cache
def ground(kind: str, code: str) -> frozenset[str]:
    """The municipalities in a place: those that have it among their parents."""
    areas = netherlands()
    found = {m.code: (m, *areas.parents(m.code)) for m in areas.at(Level.MUNICIPALITY)}
    levels = LEVELS.get(kind, ())
    return frozenset(
        name
        for name, above in found.items()
        if any(a.code == code and a.level in levels for a in above)
    )


def allowed(held, day: date, permission: str, scope, organisation) -> bool:  # type: ignore[no-untyped-def]
    """Whether any role of ``held`` allows it, each looked at by itself."""
    return any(
        one.valid_from <= day
        and day < one.valid_to
        and permission in held_by(one.role)
        and _reaches(one, reach(permission), scope, organisation)
        for one in held
    )


def _reaches(one, how: str, scope, organisation) -> bool:  # type: ignore[no-untyped-def]
    if how == "own":
        return bool(organisation == one.organisation)
    if scope is None:
        return False
    mine, its = ground(one.scope.kind, one.scope.code), ground(scope.kind, scope.code)
    if (one.scope.kind, one.scope.code) == (scope.kind, scope.code):
        return True
    return bool(mine & its) if how == "touching" else bool(its and its <= mine)
