"""Columns in three kinds of paint: counted, estimated, provisional."""

from kansrijk.reports.charts.frames import Key
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.svg import rectangle, tag
from kansrijk.reports.charts.tokens import PETROL, SURFACE


def estimate_hatch(prefix: str) -> str:
    """The hatching of an estimate, leaning the other way than that of a suppressed value."""
    return tag(
        "pattern",
        tag("rect", width=6, height=6, fill=SURFACE),
        tag("path", d="M0 0V6", stroke=PETROL, stroke_width=6),
        id=f"{prefix}-estimate",
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(-45)",
    )


def column_shape(
    box: Box, prefix: str, title: str, *, estimated: bool = False, provisional: bool = False
) -> str:
    """A full column when counted and final; hatched when estimated, open when provisional."""
    fill = f"url(#{prefix}-estimate)" if estimated else SURFACE if provisional else PETROL
    if not (estimated or provisional):
        return rectangle(box, title, fill=fill)
    edge = box.grown(-1) if min(box.right - box.left, box.bottom - box.top) > 4 else box
    return rectangle(edge, title, fill=fill, stroke=PETROL, stroke_width=2)


def paint_key(text: str, prefix: str, *, estimated: bool = False, provisional: bool = False) -> Key:
    """The mark of a paint for the row under a chart."""
    return Key(
        lambda box: column_shape(box, prefix, text, estimated=estimated, provisional=provisional),
        text,
    )
