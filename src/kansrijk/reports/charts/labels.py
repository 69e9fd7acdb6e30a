"""Labels and the room they need: where a text stands, and which texts would touch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kansrijk.reports.charts.geometry import Box, Segment
from kansrijk.reports.charts.letters import text_width
from kansrijk.reports.charts.svg import escaped, tag
from kansrijk.reports.charts.tokens import INK, SURFACE

#: Parts of the letter size: above and below the line the letters stand on, and line to line.
ASCENT, DESCENT, LEADING = 0.78, 0.24, 1.22


@dataclass(frozen=True, slots=True)
class Label:
    """One or more lines of text; (x, y) is where the first line stands.

    ``upright`` turns it a quarter, read from below to above.
    """

    lines: tuple[str, ...]
    x: float
    y: float
    size: float
    anchor: str = "start"
    bold: bool = False
    fill: str = INK
    halo: bool = False
    upright: bool = False

    @property
    def width(self) -> float:
        """Length of the longest line."""
        return max((text_width(t, self.size, bold=self.bold) for t in self.lines), default=0)

    @property
    def box(self) -> Box:
        """The room the text takes."""
        before = self.width * {"start": 0, "middle": 0.5, "end": 1}[self.anchor]
        after = self.width - before
        above, below = ASCENT * self.size, DESCENT * self.size
        below += (len(self.lines) - 1) * LEADING * self.size
        if self.upright:
            return Box(self.x - above, self.y - after, self.x + below, self.y + before)
        return Box(self.x - before, self.y - above, self.x + after, self.y + below)

    def moved(self, y: float) -> "Label":
        """The same text with its first line at another height."""
        return replace(self, y=y)

    def svg(self) -> str:
        """The text elements, one per line."""
        step = LEADING * self.size
        return "".join(self._line(text, number * step) for number, text in enumerate(self.lines))

    def _line(self, text: str, further: float) -> str:
        x, y = (self.x + further, self.y) if self.upright else (self.x, self.y + further)
        return tag(
            "text",
            escaped(text),
            x=x,
            y=y,
            font_size=self.size,
            font_weight="700" if self.bold else None,
            text_anchor=None if self.anchor == "start" else self.anchor,
            fill=self.fill,
            transform=f"rotate(-90 {x:.1f} {y:.1f})" if self.upright else None,
            stroke=SURFACE if self.halo else None,
            stroke_width=4 if self.halo else None,
            stroke_linejoin="round" if self.halo else None,
            paint_order="stroke" if self.halo else None,
        )


@dataclass(slots=True)
class Board:
    """What is already taken in a drawing; new labels go where nothing is touched.

    ``grounds`` are filled areas: a label stands there only when it can stand nowhere else.
    """

    bounds: Box
    boxes: list[Box] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    grounds: list[Box] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def is_free(self, box: Box) -> bool:
        """Whether the box lies within bounds and touches nothing that is drawn."""
        return (
            box.inside(self.bounds)
            and not any(box.touches(taken) for taken in self.boxes)
            and not any(box.is_crossed_by(segment) for segment in self.segments)
        )

    def add(self, label: Label) -> None:
        """Write a label here, whatever it touches."""
        self.labels.append(label)
        self.boxes.append(label.box.grown(1))

    def place(self, candidates: Iterable[Label], room: float = 0) -> bool:
        """Write the first candidate that fits with ``room`` around it; False when none does."""
        second_best = None
        for label in candidates:
            if not self.is_free(label.box.grown(room)):
                continue
            if not any(label.box.touches(ground) for ground in self.grounds):
                self.add(label)
                return True
            second_best = second_best or label
        if second_best is not None:
            self.add(second_best)
        return second_best is not None

    def svg(self) -> str:
        """All labels written here."""
        return "".join(label.svg() for label in self.labels)


def spread(labels: Sequence[Label], bottom: float, gap: float = 6) -> list[Label]:
    """The labels of one column, moved so that they stand free of each other.

    From top to bottom each makes room for the one above it; what then falls below ``bottom``
    moves up again, with the ones above it.
    """
    tops: list[float] = []
    ordered = sorted(labels, key=lambda label: label.y)
    heights = [label.box.bottom - label.box.top + gap for label in ordered]
    for label, height in zip(ordered, [0.0, *heights], strict=False):
        tops.append(max(label.box.top, tops[-1] + height) if tops else label.box.top)
    limit = bottom + gap
    for number in reversed(range(len(tops))):
        tops[number] = min(tops[number], limit - heights[number])
        limit = tops[number]
    return [replace(a, y=top + ASCENT * a.size) for a, top in zip(ordered, tops, strict=True)]
