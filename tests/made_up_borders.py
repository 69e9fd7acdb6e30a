"""GeoJSON files with made-up borders, in metres on the Dutch grid."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

#: South-west corner and side of the squares, in metres.
WEST, SOUTH, SIDE = 100_000, 400_000, 10_000


def square(col: int, row: int, side: int = SIDE) -> list[list[float]]:
    """A closed ring; ``row`` counts to the north."""
    x, y = WEST + col * SIDE, SOUTH + row * SIDE
    return [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]


def feature(code: str, *rings: list[list[float]], name: str = "") -> dict[str, Any]:
    """A municipality of one polygon: its outer ring, then its holes."""
    return {
        "type": "Feature",
        "properties": {"statcode": code, "statnaam": name},
        "geometry": {"type": "Polygon", "coordinates": list(rings)},
    }


def squares(codes: Sequence[str], cols: int = 19) -> list[dict[str, Any]]:
    """A square for each code, side by side."""
    return [feature(code, square(n % cols, n // cols)) for n, code in enumerate(codes)]


def write_geojson(path: Path, features: Sequence[Any]) -> Path:
    path.write_text(
        json.dumps({"type": "FeatureCollection", "features": list(features)}), encoding="utf-8"
    )
    return path
