"""The parts that charts over years share: grid, years, breaks and the row of marks below."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import ASCENT, LEADING, Board, Label
from kansrijk.reports.charts.letters import text_width, wrapped
from kansrijk.reports.charts.scales import Scale, decimals_of
from kansrijk.reports.charts.svg import line
from kansrijk.reports.charts.tokens import INK, INK_SOFT, LINE
from kansrijk.reports.charts.words import Words


def grid(
    area: Box, up: Scale, marks: tuple[float, ...], words: Words, size: float, unit: str = ""
) -> tuple[str, list[Label]]:
    """Light lines at round values, a firm line at zero, and their numbers left of the area."""
    digits = decimals_of(marks)
    parts, labels = [], []
    for mark in marks:
        y = up(mark)
        colour, thick = (INK_SOFT, 1.5) if mark == 0 else (LINE, 1)
        parts.append(line(area.left, y, area.right, y, stroke=colour, stroke_width=thick))
        text = axis_number(mark, digits, words) + (unit if mark == marks[-1] else "")
        labels.append(Label((text,), area.left - 8, y + size * 0.35, size, "end", fill=INK_SOFT))
    return "".join(parts), labels


def grid_room(marks: tuple[float, ...], words: Words, size: float, unit: str = "") -> float:
    """How much room the numbers of the grid need at the left."""
    digits = decimals_of(marks)
    texts = [axis_number(mark, digits, words) for mark in marks]
    texts[-1] += unit
    return max(Label((text,), 0, 0, size).width for text in texts) + 10


def axis_number(mark: float, digits: int, words: Words) -> str:
    """A round value as it stands on an axis: zero is a plain 0."""
    return words.number(mark, digits if mark else 0)


def year_labels(
    years: Sequence[int],
    important: Iterable[int],
    x_of: Callable[[float], float],
    place: tuple[float, float],
    size: float,
) -> list[Label]:
    """Years under the axis, as many as fit: first and last, then the important, then the rest.

    ``place`` is the y they stand at and the x they may not pass.
    """
    y, right = place
    board = Board(Box(float("-inf"), float("-inf"), float("inf"), float("inf")))
    for year in dict.fromkeys((years[0], years[-1], *important, *years)):
        half = text_width(str(year), size) / 2
        x = min(x_of(year), right - half)
        label = Label((str(year),), x, y, size, "middle", fill=INK_SOFT)
        board.place([label], room=size * 0.4)
    return sorted(board.labels, key=lambda label: label.x)


def break_line(x: float, area: Box, words: Words, size: float, board: Board) -> str:
    """A firm line over the full height with "andere telling": nothing is compared across it.

    Its word stands in the strip above ``area``, at the side where there is room.
    """
    y = area.top - size * 0.8
    top = y - size * ASCENT
    board.segments.append((x, top, x, area.bottom))
    board.place(
        Label((words.other_count,), x + side, y=y, size=size, anchor=anchor, bold=True)
        for side, anchor in ((6, "start"), (-6, "end"))
    )
    return line(x, top, x, area.bottom, stroke=INK, stroke_width=2)


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of the row of marks: a small drawing in a box of 22 by 14, and its words."""

    mark: Callable[[Box], str]
    text: str


def key_rows(keys: Sequence[Key], area: Box, size: float) -> tuple[str, list[Label], float]:
    """Marks with their words in rows from the top of ``area``; also the y where they end."""
    parts, labels = [], []
    x, y = area.left, area.top
    for key in keys:
        lines = wrapped(key.text, area.right - area.left - 30, size)
        label = Label(lines, x + 30, y + size * ASCENT, size, fill=INK_SOFT)
        if x > area.left and label.box.right > area.right:
            x, y = area.left, y + size * 1.7
            label = Label(lines, x + 30, y + size * ASCENT, size, fill=INK_SOFT)
        middle = y + size * 0.45
        parts.append(key.mark(Box(x, middle - 7, x + 22, middle + 7)))
        labels.append(label)
        x = label.box.right + 24
        y += max(len(lines) - 1, 0) * LEADING * size
    return "".join(parts), labels, y + size * 1.3 if keys else area.top
