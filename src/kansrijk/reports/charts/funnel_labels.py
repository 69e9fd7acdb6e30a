"""What is written in a funnel plot: the own area, the lines, and the areas without a number."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kansrijk.monitor.figures import Status
from kansrijk.reports.charts.frames import Key
from kansrijk.reports.charts.funnel_data import FunnelChart, FunnelDot
from kansrijk.reports.charts.funnel_layout import FunnelLayout, end_labels, level_text
from kansrijk.reports.charts.funnel_marks import (
    DOT,
    OWN,
    Corner,
    limits_sample,
    own_sample,
    segments_of,
    target_sample,
)
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import ASCENT, DESCENT, LEADING, Board, Label, spread
from kansrijk.reports.charts.letters import wrapped
from kansrijk.reports.charts.states import state_box
from kansrijk.reports.charts.svg import line
from kansrijk.reports.charts.tokens import INK, INK_SOFT, PETROL
from kansrijk.reports.charts.words import Words

#: At most this many areas without a number are named; the table beside the drawing has them all.
MOST_NAMES = 8

Paths = Sequence[Sequence[Sequence[Corner]]]


def axis_name(chart: FunnelChart, layout: FunnelLayout, width: int) -> Label:
    """What the sizes are, under their numbers."""
    left = layout.area.left
    lines = wrapped(chart.sizes_name, width - left - 4, layout.size)
    y = layout.area.bottom + layout.size * 3.1
    return Label(lines, left, y, layout.size, fill=INK_SOFT)


def write_line_ends(
    chart: FunnelChart, layout: FunnelLayout, words: Words, board: Board, paths: Paths
) -> None:
    """In the column at the right: the target, and each upper line by its level."""
    target, *levels = end_labels(chart, words, layout.size)
    ends = [(target, layout.up(chart.target))]
    ends += [(name, upper[-1][1]) for name, (_, upper) in zip(levels, paths, strict=True) if upper]
    wished = [_centred(name, layout.area.right + 10, y) for name, y in ends]
    for label in spread(wished, layout.area.bottom, gap=1):
        board.add(label)


def _centred(label: Label, x: float, y: float) -> Label:
    """The label with its middle at a height, or as near as the upper edge allows."""
    height = y + label.size * (0.35 - LEADING / 2 * (len(label.lines) - 1))
    return replace(label, x=x, y=max(height, label.size * ASCENT))


def limit_keys(chart: FunnelChart, words: Words, *, with_target: bool) -> list[Key]:
    """What the lines are; that of the target only where its name has no room at its end."""
    keys = [Key(target_sample, chart.target_name)] if with_target else []
    for number, limits in enumerate(chart.limits):
        share = level_text(limits.level, words)
        keys.append(Key(limits_sample(number), words.limit_lines.format(share=share)))
    return keys


def write_own(
    chart: FunnelChart, layout: FunnelLayout, board: Board, paths: Paths
) -> tuple[str, list[Key]]:
    """Name the own area, with a thin line to its dot where the name stands further off.

    Gives that line, and a mark for the row below when the name has no room at all.
    """
    own = next((dot for dot in chart.dots if dot.is_own), None)
    if own is None:
        return "", []
    x, y = layout.place(own.size, own.value)
    others = (layout.place(dot.size, dot.value) for dot in chart.dots if dot is not own)
    reach = Box(x, y, x, y).grown(260)
    near = [
        (a, b) for a, b in others if reach.left < a < reach.right and reach.top < b < reach.bottom
    ]
    board.boxes += [Box(a, b, a, b).grown(DOT) for a, b in near]
    board.boxes.append(Box(x, y, x, y).grown(OWN))
    board.segments += [piece for pair in paths for piece in segments_of(pair)]
    height = layout.up(chart.target)
    board.segments.append((layout.area.left, height, layout.area.right, height))
    if not own.name.strip() or not board.place(_around(own, x, y, layout)):
        return "", [Key(own_sample, own.name)]
    return _leader(board.labels[-1], x, y), []


def _around(own: FunnelDot, x: float, y: float, layout: FunnelLayout) -> Iterator[Label]:
    """Beside, above and below the dot, the nearest first."""
    size = layout.size
    lines = wrapped(own.name, size * 12, size, bold=True)
    drop = size * 0.35 - (len(lines) - 1) * size * 0.6
    for far in (4, 14, 28, 48, 74, 106, 144, 190):
        reach = OWN + far
        for dx, dy, anchor in (
            (reach, drop, "start"), (-reach, drop, "end"),
            (0, -reach - size * DESCENT - 2 * (size * 0.6 * (len(lines) - 1)), "middle"),
            (0, reach + size * ASCENT, "middle"),
            (reach, -reach, "start"), (-reach, -reach, "end"),
            (reach, reach + size * ASCENT, "start"), (-reach, reach + size * ASCENT, "end"),
        ):  # fmt: skip
            yield Label(lines, x + dx, y + dy, size, anchor, True, PETROL, halo=True)


def _leader(label: Label, x: float, y: float) -> str:
    """From the dot to the nearest edge of the name; nothing when that is next to it."""
    box = label.box
    to_x, to_y = min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
    if max(abs(to_x - x), abs(to_y - y)) < OWN + 12:
        return ""
    return line(x, y, to_x, to_y, stroke=INK, stroke_width=1)


def absent_keys(chart: FunnelChart, words: Words, prefix: str) -> list[Key]:
    """The areas without a number, by state and in the order given: named, not drawn."""
    return [
        _absent_key(status, names, words, prefix)
        for status in words.states
        if (names := [area.name for area in chart.absent if area.status is status])
    ]


def _absent_key(status: Status, names: list[str], words: Words, prefix: str) -> Key:
    text = ", ".join(names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        text = words.and_more.format(names=text, count=words.number(len(names) - MOST_NAMES))
    return Key(lambda box: state_box(status, box, prefix), f"{words.states[status]}: {text}")
