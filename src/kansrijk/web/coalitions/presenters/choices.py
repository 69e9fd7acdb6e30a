"""The municipalities that can be chosen in a form."""

from kansrijk.web.accounts.permissions import Rights
from kansrijk.web.coalitions.access import may_edit_municipality
from kansrijk.web.coalitions.countries import municipalities
from kansrijk.web.coalitions.models import Coalition
from kansrijk.web.coalitions.presenters.text import municipality_name
from kansrijk.web.coalitions.queries import municipalities_of

Choice = tuple[str, str]


def addable_places(own: Rights, beside: Coalition | None = None) -> list[Choice]:
    """The municipalities that someone may bring into a coalition and that are not in it."""
    countries = (False, True) if beside is None else (beside.is_invented,)
    there = municipalities_of(beside.public_id) if beside else frozenset()
    return [
        (area.code, area.name)
        for invented in countries
        for area in municipalities(invented=invented)
        if area.code not in there and may_edit_municipality(own, area.code)
    ]


def own_places(it: Coalition) -> list[Choice]:
    """The municipalities of a coalition, by name."""
    pairs = ((code, municipality_name(code)) for code in municipalities_of(it.public_id))
    return sorted(pairs, key=lambda pair: pair[1])
