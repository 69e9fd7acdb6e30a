"""The marks of a funnel plot: the lines of limits and target, the dots, and what they mean."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from kansrijk.reports.charts.funnel_data import FunnelChart, FunnelDot, FunnelLimits
from kansrijk.reports.charts.funnel_layout import FunnelLayout
from kansrijk.reports.charts.geometry import Box, Segment
from kansrijk.reports.charts.svg import coordinate, line, tag, titled
from kansrijk.reports.charts.tokens import CLASSES, INK, INK_SOFT, PETROL, SURFACE

#: Radius of a dot and of that of the own area.
DOT, OWN = 3.6, 8.0

#: The inner lines are dashed, the outer ones whole.
_DASHES = ("6 4", None)

Corner = tuple[float, float]


def limit_paths(limits: FunnelLimits, layout: FunnelLayout) -> list[list[Corner]]:
    """The lower and the upper line of a level, as far as they lie within the axis."""
    return [
        _clipped([layout.place(s, v) for s, v in zip(limits.sizes, side, strict=True)], layout.area)
        for side in (limits.lower, limits.upper)
    ]


def segments_of(paths: Sequence[Sequence[Corner]]) -> Iterator[Segment]:
    """The pieces of lines, so that no label stands on them."""
    for path in paths:
        yield from ((*a, *b) for a, b in pairwise(path))


def limit_line(path: Sequence[Corner], number: int) -> str:
    """One line of the level with this number, counted from the inner lines."""
    if len(path) < 2:
        return ""
    corners = "L".join(f"{coordinate(x)} {coordinate(y)}" for x, y in path)
    return tag(
        "path", d=f"M{corners}", fill="none", stroke=INK_SOFT, stroke_width=1.5,
        stroke_dasharray=_DASHES[min(number, len(_DASHES) - 1)],
    )  # fmt: skip


def target_line(chart: FunnelChart, layout: FunnelLayout) -> str:
    """The firm line over the full width."""
    y = layout.up(chart.target)
    return line(layout.area.left, y, layout.area.right, y, stroke=INK, stroke_width=2)


def dots(chart: FunnelChart, layout: FunnelLayout) -> str:
    """All areas in one group, the own one on top; a name only as title."""
    others = "".join(_dot(dot, layout) for dot in chart.dots if not dot.is_own)
    own = "".join(_own(dot, layout) for dot in chart.dots if dot.is_own)
    return tag("g", others, fill=CLASSES[3], stroke=SURFACE, stroke_width=0.8) + own


def _dot(dot: FunnelDot, layout: FunnelLayout) -> str:
    x, y = layout.place(dot.size, dot.value)
    return titled("circle", f"{dot.name}: {dot.text}", cx=x, cy=y, r=DOT)


def _own(dot: FunnelDot, layout: FunnelLayout) -> str:
    x, y = layout.place(dot.size, dot.value)
    title = f"{dot.name}: {dot.text}"
    return titled("circle", title, cx=x, cy=y, r=OWN, fill=PETROL, stroke=INK, stroke_width=2)


def dot_sample(box: Box) -> str:
    """A dot for the row of marks."""
    x, y = box.middle
    return tag("circle", cx=x, cy=y, r=DOT + 1, fill=CLASSES[3])


def own_sample(box: Box) -> str:
    """The own area for the row of marks."""
    x, y = box.middle
    return tag("circle", cx=x, cy=y, r=OWN - 1, fill=PETROL, stroke=INK, stroke_width=2)


def target_sample(box: Box) -> str:
    """The line of the target for the row of marks."""
    y = box.middle[1]
    return line(box.left, y, box.right, y, stroke=INK, stroke_width=2)


def limits_sample(number: int) -> Callable[[Box], str]:
    """The line of the level with this number for the row of marks."""

    def sample(box: Box) -> str:
        y = box.middle[1]
        return limit_line([(box.left, y), (box.right, y)], number)

    return sample


def _clipped(corners: Sequence[Corner], area: Box) -> list[Corner]:
    """The part of a line that lies within the area: limits of small areas leave it at the top."""
    kept: list[Corner] = []
    for a, b in pairwise(corners):
        piece = _piece_within(a, b, area)
        kept += piece if not kept else piece[1:]
    return kept


def _piece_within(a: Corner, b: Corner, area: Box) -> list[Corner]:
    """The part of a straight piece within the area; empty when nothing is (Liang and Barsky)."""
    enter, leave = 0.0, 1.0
    for start, end, low, high in (
        (a[0], b[0], area.left, area.right),
        (a[1], b[1], area.top, area.bottom),
    ):
        if start == end:
            if not low <= start <= high:
                return []
            continue
        near, far = sorted(((low - start) / (end - start), (high - start) / (end - start)))
        enter, leave = max(enter, near), min(leave, far)
    return [_along(a, b, enter), _along(a, b, leave)] if enter <= leave else []


def _along(a: Corner, b: Corner, share: float) -> Corner:
    return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])
