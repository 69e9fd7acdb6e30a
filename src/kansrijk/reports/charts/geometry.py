"""Rectangles and lines in a drawing, and whether they touch."""

from dataclasses import dataclass

Segment = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        """Whether the two have a part in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def inside(self, other: "Box") -> bool:
        """Whether this box lies wholly in the other."""
        return (
            self.left >= other.left
            and self.top >= other.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, by: float) -> "Box":
        """The box with a margin around it."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def is_crossed_by(self, segment: Segment) -> bool:
        """Whether a straight line passes through the box (Liang and Barsky's clipping)."""
        x, y, x2, y2 = segment
        enter, leave = 0.0, 1.0
        for step, near, far in (
            (x2 - x, self.left - x, self.right - x),
            (y2 - y, self.top - y, self.bottom - y),
        ):
            if abs(step) < 1e-9:
                if near > 0 or far < 0:
                    return False
                continue
            first, second = sorted((near / step, far / step))
            enter, leave = max(enter, first), min(leave, second)
        return enter <= leave
