"""Municipal borders from outside: a GeoJSON file, read as a whole or refused as a whole.

    borders = read_borders(path, netherlands())

The shape is that of CBS gebiedsindelingen as PDOK gives them: a FeatureCollection, ``statcode`` and
``statnaam`` per feature, Polygon or MultiPolygon, in degrees (CRS84) or in metres (RD, EPSG:28992).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kansrijk.errors import NotFoundError
from kansrijk.monitor.areas import AreaSet, Level
from kansrijk.monitor.sources.faults import FaultList, printable, quotable, refusal
from kansrijk.monitor.sources.files import read_bytes
from kansrijk.monitor.sources.geometry import GeometryError, Plane, flattened, mended, read_rings

if TYPE_CHECKING:
    from shapely import MultiPolygon

#: The full-precision borders of all municipalities stay below this.
LARGEST_FILE_MB = 100
#: Where CBS keeps what is no municipality: water, abroad (the Belgian land around Baarle-Nassau).
NO_MUNICIPALITY = ("GM0996", "GM0997", "GM0998", "GM0999")
#: Names in one message; the rest is a number.
MOST_NAMED = 20

_MB = 1_000_000
_SHAPE = "een FeatureCollection (GeoJSON) van gemeenten"


@dataclass(frozen=True, slots=True)
class Borders:
    """The shape of every present municipality by code, flat: x to the east, y to the north.

    ``mended`` are the codes whose rings crossed themselves, ``skipped`` those that are no
    municipality.
    """

    shapes: Mapping[str, "MultiPolygon"]
    mended: tuple[str, ...]
    skipped: tuple[str, ...]


def read_borders(path: Path, areas: AreaSet) -> Borders:
    """The borders of the present municipalities of ``areas``.

    Raises NotFoundError when there is no such file, TableError with every fault in it.
    """
    features = _features(_content(path), path.name)
    return _Reading(path.name, areas).borders(features)


def _content(path: Path) -> Any:
    if not path.is_file():
        raise NotFoundError("Bestand", printable(path.name))
    size = path.stat().st_size
    if size > LARGEST_FILE_MB * _MB:
        problem = f"het bestand is te groot: {size / _MB:.0f} MB"
        raise refusal(path.name, problem, allowed=f"hoogstens {LARGEST_FILE_MB} MB")
    try:
        return json.loads(read_bytes(path).decode("utf-8-sig"))
    except (ValueError, RecursionError):  # UnicodeDecodeError and JSONDecodeError are ValueErrors
        raise refusal(path.name, "dit is geen JSON in UTF-8", allowed=_SHAPE) from None


def _features(content: Any, file: str) -> list[Any]:
    is_collection = isinstance(content, dict) and content.get("type") == "FeatureCollection"
    features = content.get("features") if is_collection else None
    if not isinstance(features, list):
        raise refusal(file, "dit is geen FeatureCollection met features", allowed=_SHAPE)
    return features


@dataclass
class _Reading:
    """One pass over a file. A method that finds a fault notes it and answers None."""

    file: str
    areas: AreaSet
    faults: FaultList = field(init=False)
    first_feature: dict[str, int] = field(default_factory=dict)
    plane: Plane | None = None

    def __post_init__(self) -> None:
        self.faults = FaultList(self.file)

    def borders(self, features: list[Any]) -> Borders:
        """All shapes; TableError with every fault."""
        shapes: dict[str, MultiPolygon] = {}
        repaired, skipped = [], []
        for number, feature in enumerate(features, start=1):
            code = self._code(number, feature)
            if code in NO_MUNICIPALITY:
                skipped.append(code)
            elif code is not None and (found := self._shape(number, code, feature)):
                shapes[code], was_mended = found
                repaired += [code] if was_mended else []
        self._note_absent()
        self.faults.raise_any()
        return Borders(shapes, tuple(repaired), tuple(skipped))

    def _code(self, number: int, feature: Any) -> str | None:
        found = feature.get("properties") if isinstance(feature, dict) else None
        properties = found if isinstance(found, dict) else {}
        code = properties.get("statcode")
        if not isinstance(code, str) or not code.strip():
            allowed = "properties met statcode, zoals GM0014"
            self.faults.add(f"feature {number}: statcode ontbreekt", allowed=allowed)
            return None
        code = code.strip()
        if code in NO_MUNICIPALITY:
            return code
        first = self.first_feature.setdefault(code, number)
        if first != number:
            problem = f"feature {number}: {quotable(code)} staat ook in feature {first}"
            self.faults.add(problem, allowed="elke gemeente een keer")
            return None
        if code not in self.areas.borders.codes_in(self.areas.present_year):
            self._note_unknown(number, code, properties.get("statnaam"))
            return None
        return code

    def _note_unknown(self, number: int, code: str, name: Any) -> None:
        problem = f"{quotable(code)} is geen gemeente van {self.areas.present_year}"
        meant = ", ".join(self._meant(code, name))
        self.faults.add(f"feature {number}: {problem}", allowed=meant or "codes zoals GM0014")

    def _meant(self, code: str, name: Any) -> Sequence[str]:
        """What the code became, else what the name is called now, else what looks like it."""
        suggestions: Sequence[str] = ()
        for text in (code, name):
            try:
                found = self.areas.resolve(str(text))
            except NotFoundError as error:
                suggestions = error.suggestions or suggestions
                continue
            is_municipality = found.area.level is Level.MUNICIPALITY
            parts = found.present if is_municipality else ()
            return [f"{part.area.code} ({part.area.name})" for part in parts]
        return suggestions

    def _shape(self, number: int, code: str, feature: Any) -> tuple["MultiPolygon", bool] | None:
        try:
            rings = read_rings(feature.get("geometry"))
            flat, plane = flattened(rings)
            if self.plane not in (None, plane):
                raise GeometryError("andere coördinaten dan de features ervoor", str(self.plane))
            self.plane = plane
            return mended(flat)
        except GeometryError as error:
            problem = f"feature {number} ({code}): {error.problem}"
            self.faults.add(problem, allowed=error.allowed)
            return None

    def _note_absent(self) -> None:
        absent = [
            f"{area.name} ({area.code})"
            for area in self.areas.at(Level.MUNICIPALITY)
            if area.code not in self.first_feature
        ]
        if absent:
            more = f" en nog {len(absent) - MOST_NAMED}" if len(absent) > MOST_NAMED else ""
            self.faults.add(
                f"ontbrekende gemeenten ({len(absent)}): {', '.join(absent[:MOST_NAMED])}{more}",
                allowed=f"alle gemeenten van {self.areas.present_year}",
            )
