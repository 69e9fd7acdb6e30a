"""OData v4: one row per value, codes without padding, and the reason why a value is absent."""

from collections.abc import Iterable, Mapping, Sequence

from kansrijk.monitor.sources.statline_client.columns import Choice, Shape
from kansrijk.monitor.sources.statline_client.dialect import (
    MUNICIPAL,
    ONLY_MUNICIPAL,
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

_KEY = "Identifier"


class V4:
    """The dialect of datasets.cbs.nl."""

    data_set = "Observations"
    first_sets: tuple[str, ...] = ("Properties", "Dimensions", "MeasureCodes")

    def code_sets(self, parts: Parts) -> Mapping[str, str]:
        """See ``Dialect``."""
        names = [dimension_name(record, _KEY) for record in parts["Dimensions"]]
        return {name: f"{name}Codes" for name in names}

    def shape(self, parts: Parts) -> Shape:
        """See ``Dialect``."""
        about = parts["Properties"][0] if parts["Properties"] else {}
        kinds = {dimension_name(r, _KEY): str(r.get("Kind")) for r in parts["Dimensions"]}
        sets = self.code_sets(parts)
        period = period_dimension(kinds)
        count = about.get("ObservationCount")
        return Shape(
            title=str(about.get("Title") or "").strip(),
            measures=code_titles(parts["MeasureCodes"], _KEY),
            dimensions={name: code_titles(parts[sets[name]], _KEY) for name in kinds},
            area=area_dimension(kinds),
            period=period,
            provisional=provisional_periods(parts[sets[period]], _KEY) if period else frozenset(),
            modified=about.get("Modified"),
            observations=count if isinstance(count, int) else None,
        )

    def query(self, shape: Shape, choices: Sequence[Choice]) -> dict[str, str]:
        """See ``Dialect``."""
        if not choices:
            return {}
        measures = sorted({choice.measure for choice in choices})
        asked = [_any_of(f"Measure eq {quoted(measure)}" for measure in measures)]
        asked += [f"{name} eq {quoted(code)}" for name, code in shared_codes(choices).items()]
        if shape.area == ONLY_MUNICIPAL:
            asked.append(_any_of(f"startswith({shape.area},{quoted(p)})" for p in MUNICIPAL))
        return {"$filter": " and ".join(asked)}

    def observed(self, shape: Shape, rows: Iterable[Record], choice: Choice) -> Iterable[Observed]:
        """See ``Dialect``."""
        for row in rows:
            if row.get("Measure") == choice.measure and has_codes(row, choice):
                yield Observed(
                    area=str(row.get(shape.area or "")).strip(),
                    period=None if shape.period is None else str(row.get(shape.period)).strip(),
                    value=row.get("Value"),
                    attribute=str(row.get("ValueAttribute")),
                )


def _any_of(conditions: Iterable[str]) -> str:
    return f"({' or '.join(conditions)})"
