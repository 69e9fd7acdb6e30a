"""Published measures of municipalities, provinces and the country, as their owners gave them."""

from collections.abc import Iterator

from kansrijk.monitor.figures import Figure, Flag
from kansrijk.reference.loader import load
from kansrijk.reference.tables.context import BaselineValue, BredeSpuk

_FLAGS = {
    "derived": Flag.DERIVED,
    "provisional": Flag.PROVISIONAL,
    "secondary": Flag.SECONDARY,
}


def baseline() -> Iterator[Figure]:
    """Every published value of a measure, under the code that existed in its year."""
    for row in load(BaselineValue):
        flag = _FLAGS.get(row.status)
        yield Figure(
            indicator=row.measure,
            area=row.code,
            period=str(row.year),
            value=row.value,
            flags=frozenset({flag} if flag else ()),
            source=row.source,
        )


def brede_spuk() -> Iterator[Figure]:
    """The whole Brede SPUK grant of each municipality in 2025 and 2026, in euro."""
    for row in load(BredeSpuk):
        for year, amount in ((2025, row.amount_2025_eur), (2026, row.amount_2026_eur)):
            yield Figure(
                indicator="brede_spuk",
                area=row.code,
                period=str(year),
                value=amount,
                source=row.source,
            )
