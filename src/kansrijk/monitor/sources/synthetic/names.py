"""Invented names of places and regions, none of them that of a real municipality."""

from itertools import product

import numpy as np

from kansrijk.monitor.areas.names import normalise
from kansrijk.reference.loader import load
from kansrijk.reference.tables.places import Municipality, NameAlias
from kansrijk.reference.tables.synthetic import NamePart

#: The largest municipality, and the one that texts may use as an example.
FIRST_PLACE = "Voorbeeldstad"


def parts(kind: str) -> list[str]:
    """The parts of one kind, in the order of the file."""
    return [row.text for row in load(NamePart) if row.kind == kind]


def place_names(rng: np.random.Generator, count: int) -> list[str]:
    """``count`` different names of municipalities, Voorbeeldstad first."""
    return [FIRST_PLACE, *_combined(rng, "place", count - 1)]


def region_names(rng: np.random.Generator, count: int) -> list[str]:
    """``count`` different names of regions."""
    return _combined(rng, "region", count)


def _combined(rng: np.random.Generator, kind: str, count: int) -> list[str]:
    pairs = product(parts(f"{kind}_first"), parts(f"{kind}_last"))
    names = [first + last for first, last in pairs]
    real = _real_names()
    free = [name for name in names if normalise(name) not in real]
    return [free[i] for i in rng.permutation(len(free))[:count]]


def _real_names() -> set[str]:
    official = {text for row in load(Municipality) for text in (row.name, row.name_short)}
    return {normalise(text) for text in official | {row.alias for row in load(NameAlias)}}
