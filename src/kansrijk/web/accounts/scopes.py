"""For what a role holds, and whether one scope lies in another."""

from dataclasses import dataclass

from kansrijk.web.accounts.places import municipalities_in


@dataclass(frozen=True, slots=True, order=True)
class Scope:
    """A coalition, municipality, region or country, by its code."""

    kind: str
    code: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.code}"


class Coalitions:
    """What this room asks of the room of coalitions. Until it is there, there are none."""

    def municipalities(self, code: str) -> frozenset[str]:
        """The codes of the municipalities of a coalition; none when it does not go on."""
        return frozenset()

    def name(self, code: str) -> str:
        """What a coalition is called; its code when it is not known."""
        return code

    def codes(self, *, invented: bool) -> list[str]:
        """The codes of the coalitions that go on, by name."""
        return []


_coalitions: list[Coalitions] = [Coalitions()]


def register_coalitions(coalitions: Coalitions) -> None:
    """Say where coalitions can be found: by their room, at its start."""
    _coalitions[0] = coalitions


def known_coalitions() -> Coalitions:
    """The coalitions, as far as this room needs them."""
    return _coalitions[0]


def municipalities(scope: Scope) -> frozenset[str]:
    """The codes of the municipalities in a scope; none when it does not exist (any more)."""
    if scope.kind == "coalition":
        return known_coalitions().municipalities(scope.code)
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
