"""What the hexagons of a map look like: five classes and four states, each its own mark."""

from collections.abc import Iterable, Sequence

from kansrijk.reports.charts.hexagons import HexGrid
from kansrijk.reports.charts.map_classes import colour_of
from kansrijk.reports.charts.states import hatch, hatched
from kansrijk.reports.charts.svg import frame, tag
from kansrijk.reports.charts.tokens import (
    CLASS_EDGE,
    CLASSES,
    INK,
    INK_SOFT,
    LINE_STRONG,
    NOT_APPLICABLE,
    NOT_APPLICABLE_EDGE,
    PETROL,
    SURFACE,
)

#: Side of a swatch in the legend.
_SWATCH = 20

Mark = int | str


def mark_id(mark: Mark, prefix: str) -> str:
    """The id under which a mark is defined; short, because it stands in the page 342 times."""
    return f"{prefix}-{mark if isinstance(mark, int) else mark[:4]}"


def mark_definitions(
    marks: Iterable[Mark], limits: Sequence[float], outline: str, prefix: str
) -> str:
    """One polygon, and each mark as that polygon in its own paint."""
    shape = tag("polygon", id=f"{prefix}-h", points=outline)
    used = sorted({*marks, "own"}, key=str)
    drawn = (
        tag(
            "g",
            tag("use", href=f"#{prefix}-h"),
            id=mark_id(mark, prefix),
            **paint(mark, limits, prefix),
        )
        for mark in used
    )
    return tag("defs", hatch(prefix, step=4), shape, *drawn)


def swatch(mark: Mark, limits: Sequence[float], prefix: str) -> str:
    """One hexagon for the legend; its words stand beside it, so it is not read aloud."""
    grid = HexGrid(tile=_SWATCH - 3, first_col=0, first_row=0, rows=1, top=0)
    shape = tag(
        "polygon",
        points=grid.outline(),
        transform=f"translate({_SWATCH / 2} {_SWATCH / 2})",
        **paint(mark, limits, prefix),
    )
    definitions = [hatch(prefix, step=4)] if mark == "suppressed" else []
    return frame(_SWATCH, _SWATCH, *definitions, shape, aria_hidden="true")


def paint(mark: Mark, limits: Sequence[float], prefix: str) -> dict[str, str | float | None]:
    """Fill and edge of a mark, as attributes."""
    if isinstance(mark, int):
        fill = colour_of(mark, limits)
        edge = CLASS_EDGE if fill in CLASSES[:2] else fill
        return {"fill": fill, "stroke": edge, "stroke_width": 0.8}
    paints: dict[str, dict[str, str | float | None]] = {
        "zero": {"fill": SURFACE, "stroke": PETROL, "stroke_width": 2.2},
        "suppressed": {"fill": hatched(prefix), "stroke": INK_SOFT},
        "missing": {"fill": SURFACE, "stroke": LINE_STRONG, "stroke_dasharray": "2 2"},
        "not_applicable": {"fill": NOT_APPLICABLE, "stroke": NOT_APPLICABLE_EDGE},
        "own": {"fill": "none", "stroke": INK, "stroke_width": 2.2},
    }
    return paints[mark]
