"""How a drawing shows that there is no number: hatched, dashed or grey, always with a word.

A suppressed value takes the full height, so that its mark shows nothing of its size.
"""

from collections.abc import Iterator
from dataclasses import replace

from kansrijk.monitor.figures import Status
from kansrijk.reports.charts.frames import Key
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import Label
from kansrijk.reports.charts.letters import wrapped
from kansrijk.reports.charts.svg import line, rectangle, tag
from kansrijk.reports.charts.tokens import INK_SOFT, LINE_STRONG, NOT_APPLICABLE, SURFACE
from kansrijk.reports.charts.words import Words


def hatch(prefix: str, step: float = 6) -> str:
    """The definition of a hatching; ``hatched(prefix)`` uses it as fill."""
    return tag(
        "pattern",
        tag("rect", width=step, height=step, fill=SURFACE),
        tag("path", d=f"M0 0V{step}", stroke=INK_SOFT, stroke_width=step * 0.4),
        id=f"{prefix}-hatch",
        width=step,
        height=step,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


def hatched(prefix: str) -> str:
    """The fill that ``hatch`` defines."""
    return f"url(#{prefix}-hatch)"


def state_box(status: Status, box: Box, prefix: str) -> str:
    """A column, track or swatch for a state without a number; ``box`` is its full extent."""
    if status is Status.SUPPRESSED:
        return rectangle(box, fill=hatched(prefix), stroke=INK_SOFT)
    if status is Status.MISSING:
        return rectangle(box, fill=SURFACE, stroke=LINE_STRONG, stroke_dasharray="4 3")
    x, y = box.middle[0], box.top + min(14, box.height / 2)
    reach = min(7, box.width / 4)
    dash = line(x - reach, y, x + reach, y, stroke=INK_SOFT, stroke_width=2)
    return rectangle(box, fill=NOT_APPLICABLE, fill_opacity="0.6") + dash


def column_words(years: str, word: str, box: Box, size: float) -> Iterator[Label]:
    """Places for the word in a column without a number: flat, low then high; else upright."""
    middle, room = box.middle[0], box.width - 4
    lines = (*wrapped(years, room, size), *wrapped(word, room, size))
    flat = Label(lines, middle, 0, size, "middle")
    if " ".join(lines) == f"{years} {word}" and len(lines) <= 4:
        yield replace(flat, y=box.bottom - 8 - flat.box.bottom)
        yield replace(flat, y=box.top + 8 - flat.box.top)
    for text in (f"{years} {word}", word):
        upright = Label((text,), middle + size * 0.3, box.bottom - 8, size, upright=True)
        if upright.width <= box.height - 16:
            yield upright
            yield replace(upright, y=box.top + 8, anchor="end")


def dash_box(box: Box) -> Box:
    """Where the short line of a column that is not applicable stands."""
    return Box(box.left, box.top, box.right, box.top + min(18, box.height))


def plate(label: Label) -> str:
    """White under a label, so that it can be read on a hatching."""
    return rectangle(label.box.grown(2), fill=SURFACE)


def state_key(status: Status, words: Words, prefix: str) -> Key:
    """The mark of a state for the row under a chart."""
    return Key(lambda box: state_box(status, box, prefix), words.states[status])
