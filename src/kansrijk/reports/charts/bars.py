"""The small bar of a table cell: how much of the most there could be."""

from dataclasses import dataclass

from kansrijk.monitor.figures import Status
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.states import hatch, state_box
from kansrijk.reports.charts.svg import frame, tag
from kansrijk.reports.charts.tokens import LINE, PETROL

#: Height of the bar and of its box, in which a state needs more room to be seen.
_BAR, _BOX = 5, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A value between 0 and ``most`` (100 for percentages), or a state without one.

    Without ``label`` the bar is not read aloud: the number stands in the same cell.
    """

    most: float
    value: float | None = None
    status: Status = Status.SHOWN
    label: str | None = None


def draw_bar(bar: Bar, width: int, prefix: str) -> str:
    """The bar as SVG text, ``width`` units wide and 12 high. Nothing is drawn beyond its track."""
    spoken = {"role": "img", "aria_label": bar.label} if bar.label else {"aria_hidden": "true"}
    if bar.status is not Status.SHOWN or bar.value is None:
        drawn = state_box(bar.status, Box(1, 1, width - 1, _BOX - 1), prefix)
        definitions = [hatch(prefix)] if bar.status is Status.SUPPRESSED else []
        return frame(width, _BOX, *definitions, drawn, **spoken)
    share = min(max(bar.value / bar.most, 0), 1) if bar.most > 0 else 0
    top = (_BOX - _BAR) / 2
    track = tag("rect", y=top, width=width, height=_BAR, rx=_BAR / 2, fill=LINE)
    length = max(share * width, 2)
    filled = tag("rect", y=top, width=length, height=_BAR, rx=min(_BAR, length) / 2, fill=PETROL)
    return frame(width, _BOX, track, filled, **spoken)
