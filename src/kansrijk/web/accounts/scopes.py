"""For what a role holds, and whether one scope lies in another."""

from collections.abc import Callable
from dataclasses import dataclass

from kansrijk.web.accounts.places import municipalities_in

CoalitionPlaces = Callable[[str], frozenset[str]]


@dataclass(frozen=True, slots=True, order=True)
class Scope:
    """A coalition, municipality, region or country, by its code."""

    kind: str
    code: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.code}"


def _no_coalitions(code: str) -> frozenset[str]:
    return frozenset()


_coalition_places: list[CoalitionPlaces] = [_no_coalitions]


def register_coalitions(places: CoalitionPlaces) -> None:
    """Say how to find the municipalities of a coalition: by the room of coalitions, at its start.

    Until then a coalition is known by its code alone, and holds no place.
    """
    _coalition_places[0] = places


def municipalities(scope: Scope) -> frozenset[str]:
    """The codes of the municipalities in a scope; none when it does not exist (any more)."""
    if scope.kind == "coalition":
        return _coalition_places[0](scope.code)
    return municipalities_in(scope.kind, scope.code)


def contains(outer: Scope, inner: Scope) -> bool:
    """Whether all of ``inner`` lies in ``outer``. What does not exist lies in itself alone."""
    if outer == inner:
        return True
    inside = municipalities(inner)
    return bool(inside) and inside <= municipalities(outer)


def touches(one: Scope, other: Scope) -> bool:
    """Whether two scopes share any municipality."""
    return one == other or not municipalities(one).isdisjoint(municipalities(other))
