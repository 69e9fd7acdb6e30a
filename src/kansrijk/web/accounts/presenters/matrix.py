"""Role x page x action as tables, for the reference: a header, and rows below it."""

from kansrijk.web.accounts.matrix import NO_ROLE, NOBODY, Place, answer, places, subjects
from kansrijk.web.accounts.permissions import all_permissions, all_roles, permissions_of

ABOUT = """Wie welke bladzijde mag openen, gemaakt uit de deuren in de code. Een toets vraagt
elke cel aan de site zelf. Een ja geldt voor de bladzijde: een gegeven buiten het eigen gebied
bestaat voor iemand niet en antwoordt 404. Wat hier niet staat, is dicht.

- **ja**: de bladzijde gaat open. **nee**: geweigerd (403), en dat staat in het logboek.
- **inloggen**: eerst inloggen. Een andere actie dan genoemd antwoordt 405.
- **2**: vraagt een tweede stap bij het inloggen."""

Table = tuple[list[str], list[list[str]]]
ANSWERS = {"open": "ja", "sign_in": "inloggen", "refused": "nee", "closed": "dicht"}


def permission_table() -> Table:
    """Which role holds which permission."""
    roles = all_roles()
    rows = [
        [f"{row.name_nl} (`{name}`)", *("ja" if name in permissions_of(r) else "" for r in roles)]
        for name, row in all_permissions().items()
    ]
    return ["recht", *(role.name_nl for role in roles.values())], rows


def guarded_table() -> Table:
    """A row per page and action, a column per kind of person."""
    names = {NOBODY: "niemand", NO_ROLE: "zonder rol"}
    names |= {role.id: role.name_nl for role in all_roles().values()}
    rows = [row for place in places() if not _is_public(place) for row in _rows(place)]
    return ["adres", "actie", "2", *(names[who] for who in subjects())], rows


def public_table() -> Table:
    """What is for everyone."""
    rows = [
        [f"`{place.route}`", f"`{place.name}`", ", ".join(place.door.methods)]
        for place in places()
        if place.door and place.door.is_public
    ]
    return ["adres", "naam", "actie"], rows


def _is_public(place: Place) -> bool:
    return place.door is not None and place.door.is_public


def _rows(place: Place) -> list[list[str]]:
    door = place.door
    second = "2" if door and door.asks_second_factor else ""
    return [
        [f"`{place.route}`", method, second]
        + [ANSWERS[answer(who, place, method)] for who in subjects()]
        for method in (door.methods if door else ("GET",))
    ]
