"""Finding the measure and the choices that the reference file describes in a table of StatLine.

Numbers at the end of v3 columns shift between editions (LevendGeborenKinderen_2, _3, _58), and a
code of v4 is not always known beforehand; the name of a measure stays. It is therefore looked up
by its code, else by the column without its number, else by its title.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kansrijk.monitor.sources.faults import quotable
from kansrijk.reference.tables.context import StatlineTable

_NUMBERED = re.compile(r"(.+)_[0-9]+")
#: How many measures or values a message names.
_MOST_NAMED = 12


class ColumnError(Exception):
    """A table does not have what is described; says what, and what it does have."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a table is made of, the same for both dialects.

    ``dimensions`` gives per dimension the title of each code, ``measures`` the title of each
    measure. Codes are as StatLine writes them: padded with blanks in v3. ``area`` and ``period``
    are names of dimensions, ``provisional`` codes of periods.
    """

    title: str
    measures: Mapping[str, str]
    dimensions: Mapping[str, Mapping[str, str]]
    area: str | None
    period: str | None
    provisional: frozenset[str] = frozenset()
    modified: str | None = None
    observations: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A described measure as it is in a table: the measure, and per dimension the chosen code."""

    row: StatlineTable
    measure: str
    codes: Mapping[str, str] = field(default_factory=dict)


def resolve(shape: Shape, row: StatlineTable) -> Choice:
    """The measure and codes in the table. Raises ColumnError with what the table has instead."""
    if shape.area is None:
        raise ColumnError(f"geen kolom met gebieden; wel: {_named(shape.dimensions)}")
    if shape.period is None and row.year is None:
        raise ColumnError("geen kolom met perioden, en geen jaar beschreven")
    return Choice(row, _measure(shape, row), _codes(shape, row))


def _measure(shape: Shape, row: StatlineTable) -> str:
    wanted = _plain(row.column)
    found = (
        [key for key in shape.measures if key == row.code]
        or [key for key in shape.measures if _plain(_unnumbered(key)) == wanted]
        or [key for key, title in shape.measures.items() if _plain(title) == wanted]
    )
    if len(found) == 1:
        return found[0]
    if found:
        raise ColumnError(f"'{row.column}' is meer dan een maat: {_named(found)}")
    has = [f"{key} ({title})" for key, title in shape.measures.items()]
    raise ColumnError(f"maat '{row.column}' ontbreekt; wel: {_named(has)}")


def _codes(shape: Shape, row: StatlineTable) -> dict[str, str]:
    unknown = row.chosen.keys() - shape.dimensions.keys()
    if unknown:
        has = _named(shape.dimensions)
        raise ColumnError(f"kolom '{', '.join(sorted(unknown))}' ontbreekt; wel: {has}")
    codes = {name: _code(shape, name, wanted) for name, wanted in row.chosen.items()}
    for name, titles in shape.dimensions.items():
        if name not in (shape.area, shape.period, *codes) and len(titles) > 1:
            raise ColumnError(f"kolom '{name}' heeft een keuze nodig: {_valued(titles)}")
    return codes


def _code(shape: Shape, name: str, wanted: str) -> str:
    """The code, named by itself or by its title."""
    titles = shape.dimensions[name]
    found = [code for code in titles if code.strip() == wanted] or [
        code for code, title in titles.items() if _plain(title) == _plain(wanted)
    ]
    if len(found) != 1:
        raise ColumnError(f"kolom '{name}' heeft geen '{wanted}'; wel: {_valued(titles)}")
    return found[0]


def _unnumbered(key: str) -> str:
    match = _NUMBERED.fullmatch(key)
    return match[1] if match else key


def _plain(text: str) -> str:
    """The letters and digits only: LevendGeborenKinderen is "Levend geboren kinderen"."""
    return re.sub(r"[^a-z0-9]", "", text.casefold())


def _valued(titles: Mapping[str, str]) -> str:
    return _named(f"{code.strip()} ({title})" for code, title in titles.items())


def _named(texts: Iterable[str]) -> str:
    names = [quotable(text) for text in texts]
    more = f" en nog {len(names) - _MOST_NAMED}" if len(names) > _MOST_NAMED else ""
    return (", ".join(names[:_MOST_NAMED]) or "niets") + more
