"""Published values of the indicators of the national monitor, as figures of the country."""

from collections.abc import Iterator

from kansrijk.monitor.figures import Figure, Flag, Status
from kansrijk.monitor.statistics import wilson_interval
from kansrijk.reference.loader import load, load_folder
from kansrijk.reference.tables.indicators import IndicatorDefinition
from kansrijk.reference.tables.monitor import Observation

#: The unit of a value as a share of its denominator.
PER = {"percent": 100, "per_1000": 1000}


def observations(country: str) -> Iterator[Figure]:
    """One figure per published observation; withdrawn and absent values keep their reason."""
    counted = {d.id for d in load_folder(IndicatorDefinition) if d.counts_all_units}
    for row in load(Observation):
        yield _figure(row, country, is_sample=row.indicator_id not in counted)


def _figure(row: Observation, country: str, *, is_sample: bool) -> Figure:
    reason = _absence(row)
    lower, upper = _interval(row) if is_sample and reason is None else (None, None)
    return Figure(
        indicator=row.indicator_id,
        area=country,
        period=str(row.year or row.edition[-4:]),
        group=row.group,
        line=row.line,
        status=Status.MISSING if reason else Status.SHOWN,
        value=None if reason else row.value,
        numerator=None if reason else row.numerator,
        denominator=None if reason else row.denominator,
        lower=lower,
        upper=upper,
        reason=reason,
        flags=_flags(row),
        edition=row.edition,
        source=row.source,
        note=row.note,
    )


def _absence(row: Observation) -> str | None:
    if row.comparability == "withdrawn":
        return "withdrawn"
    return "not_published" if row.value is None else None


def _flags(row: Observation) -> frozenset[Flag]:
    found = set()
    if row.value_type == "derived":
        found.add(Flag.DERIVED)
    if "secundaire tekst" in (row.note or ""):
        found.add(Flag.SECONDARY)
    return frozenset(found)


def _interval(row: Observation) -> tuple[float | None, float | None]:
    """Wilson's 95% interval where both counts are published and are a sample."""
    if row.numerator is None or row.denominator is None:
        return None, None
    lower, upper = wilson_interval(row.numerator, row.denominator)
    per = PER[row.unit]
    return round(float(lower) * per, 2), round(float(upper) * per, 2)
