"""The three marks of a comparison, each with its own shape so that colour is never needed."""

from kansrijk.reports.charts.comparison_data import Mark
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.scales import Scale
from kansrijk.reports.charts.states import state_box
from kansrijk.reports.charts.svg import coordinate, escaped, line, rectangle, tag, titled
from kansrijk.reports.charts.tokens import CLASSES, INK, PETROL, SURFACE

#: Half the height of a margin and of a state, the radius of a dot, half a diamond.
MARGIN, STATE, DOT, DIAMOND = 6.0, 7.0, 6.0, 7.0


def place_ground(mark: Mark, along: Scale, y: float, prefix: str) -> str:
    """The margin of a value; or a state over the whole track, which says nothing of the size."""
    if mark.value is None:
        track = Box(along.start, y - STATE, along.end, y + STATE)
        title = tag("title", escaped(f"{mark.name}: {mark.text}"))
        return tag("g", title, state_box(mark.status, track, prefix))
    if mark.lower is None or mark.upper is None:
        return ""
    ends = Box(along(mark.lower), y - MARGIN, along(mark.upper), y + MARGIN)
    return rectangle(ends, rx=MARGIN, fill=CLASSES[1])


def place_dot(mark: Mark, along: Scale, y: float) -> str:
    """The value of the place."""
    if mark.value is None:
        return ""
    title, x = f"{mark.name}: {mark.text}", along(mark.value)
    return titled("circle", title, cx=x, cy=y, r=DOT, fill=PETROL, stroke=SURFACE)


def region_diamond(mark: Mark | None, along: Scale, y: float) -> str:
    """An open diamond; a region without a value is told by the table beside the drawing."""
    if mark is None or mark.value is None:
        return ""
    x = along(mark.value)
    corners = f"M{coordinate(x - DIAMOND)} {coordinate(y)}l7-7 7 7-7 7Z"
    title = f"{mark.name}: {mark.text}"
    return titled("path", title, d=corners, fill=SURFACE, stroke=INK, stroke_width=1.8)


def country_line(mark: Mark | None, along: Scale, top: float, bottom: float) -> str:
    """A tall line through both tracks."""
    if mark is None or mark.value is None:
        return ""
    x = along(mark.value)
    title = tag("title", escaped(f"{mark.name}: {mark.text}"))
    return tag("g", title, line(x, top, x, bottom, stroke=INK, stroke_width=3))
