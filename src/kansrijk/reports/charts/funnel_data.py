"""What a funnel plot draws: areas by their number of children, the target and the limits."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from kansrijk.monitor.figures import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelDot:
    """An area with a number. ``text`` is said with its name when a mouse rests there.

    ``text`` holds value, number of children and outcome: "15,3% van 412 kinderen, niet duidelijk
    anders". Only the own area is named in the drawing itself.
    """

    name: str
    size: float
    value: float
    text: str
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class FunnelLimits:
    """The lines of one level (0.95 or 0.998): lower and upper value at rising sizes."""

    level: float
    sizes: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class FunnelAbsent:
    """An area without a number: never drawn, always said below. Never ``Status.SHOWN``."""

    name: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelChart:
    """Areas in the order of their names, never of their values; ``label`` is read aloud.

    ``target_name`` stands at the line of the target ("Nederland: 14,8%") and ``sizes_name`` under
    the axis ("aantal kinderen"). Values, limits and target are in one unit, percent as 14.8.
    ``limits`` go from the inner to the outer lines.
    """

    label: str
    dots: tuple[FunnelDot, ...]
    target: float
    target_name: str
    sizes_name: str
    limits: tuple[FunnelLimits, ...]
    absent: tuple[FunnelAbsent, ...] = ()
    percent: bool = True

    @property
    def extremes(self) -> Iterator[float]:
        """The values that the axis must hold: of the limits only those for a middling area.

        For the smallest areas the limits go nearly from 0 to 100%: an axis that held them would
        press all the dots together.
        """
        yield self.target
        yield from (dot.value for dot in self.dots)
        middle = median(dot.size for dot in self.dots)
        for limits in self.limits:
            yield min(
                zip(limits.sizes, limits.upper, strict=True), key=lambda at: abs(at[0] - middle)
            )[1]
