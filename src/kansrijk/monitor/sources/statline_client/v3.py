"""OData v3: a column per measure with a number that shifts, codes padded with blanks.

Null does not say why a value is absent, so it is simply missing.
"""

from collections.abc import Iterable, Mapping, Sequence

from kansrijk.monitor.sources.statline_client.columns import Choice, Shape
from kansrijk.monitor.sources.statline_client.dialect import (
    AREA_KINDS,
    MUNICIPAL,
    ONLY_MUNICIPAL,
    PERIOD_KIND,
    Observed,
    Parts,
    Record,
    area_dimension,
    code_titles,
    dimension_name,
    has_codes,
    period_dimension,
    provisional_periods,
    quoted,
    shared_codes,
)

_KEY, _KIND = "Key", "Type"
_DIMENSIONS = ("Dimension", PERIOD_KIND, *AREA_KINDS)
_MEASURE = "Topic"


class V3:
    """The dialect of opendata.cbs.nl and dataderden.cbs.nl."""

    data_set = "TypedDataSet"
    first_sets: tuple[str, ...] = ("TableInfos", "DataProperties")

    def code_sets(self, parts: Parts) -> Mapping[str, str]:
        """See ``Dialect``."""
        return {name: name for name in _kinds(parts)}

    def shape(self, parts: Parts) -> Shape:
        """See ``Dialect``."""
        about = parts["TableInfos"][0] if parts["TableInfos"] else {}
        kinds = _kinds(parts)
        period = period_dimension(kinds)
        measures = [r for r in parts["DataProperties"] if r.get(_KIND) == _MEASURE]
        return Shape(
            title=str(about.get("Title") or "").strip(),
            measures=code_titles(measures, _KEY),
            dimensions={name: code_titles(parts[name], _KEY) for name in kinds},
            area=area_dimension(kinds),
            period=period,
            provisional=provisional_periods(parts[period], _KEY) if period else frozenset(),
            modified=about.get("Modified"),
        )

    def query(self, shape: Shape, choices: Sequence[Choice]) -> dict[str, str]:
        """See ``Dialect``."""
        query = {"$format": "json"}
        if not choices:
            return query
        asked = [f"{name} eq {quoted(code)}" for name, code in shared_codes(choices).items()]
        if shape.area == ONLY_MUNICIPAL:
            # startswith is refused on several tables of this service
            starts = " or ".join(f"substringof({quoted(p)},{shape.area})" for p in MUNICIPAL)
            asked.append(f"({starts})")
        if asked:
            query["$filter"] = " and ".join(asked)
        measures = sorted({choice.measure for choice in choices})
        return query | {"$select": ",".join([*shape.dimensions, *measures])}

    def observed(self, shape: Shape, rows: Iterable[Record], choice: Choice) -> Iterable[Observed]:
        """See ``Dialect``."""
        for row in rows:
            if has_codes(row, choice):
                value = row.get(choice.measure)
                yield Observed(
                    area=str(row.get(shape.area or "")).strip(),
                    period=None if shape.period is None else str(row.get(shape.period)).strip(),
                    value=value,
                    attribute="None" if value is not None else "Missing",
                )


def _kinds(parts: Parts) -> dict[str, str]:
    return {
        dimension_name(record, _KEY): str(record[_KIND])
        for record in parts["DataProperties"]
        if record.get(_KIND) in _DIMENSIONS
    }
