"""The parts of a column of municipalities: their paint and their names."""

from kansrijk.reports.charts.frames import Key
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.svg import rectangle
from kansrijk.reports.charts.tokens import CLASSES, INK, INK_SOFT, LINE_STRONG, PETROL, SURFACE
from kansrijk.reports.charts.words import Words

#: Parts of which only a percentage is published, and the part that nobody reported.
COMPUTED = frozenset({"formed_percent", "developing_percent"})
NOT_STATED = "not_stated"


def part_name(part: str, words: Words) -> str:
    """What a part is, in words."""
    return {
        "formed": words.formed,
        "formed_percent": f"{words.formed}, {words.percentage_only}",
        "developing": words.developing,
        "developing_percent": f"{words.developing}, {words.percentage_only}",
        "none": words.no_coalition,
        NOT_STATED: words.not_stated,
    }[part]


def part_mark(part: str, box: Box, title: str, prefix: str) -> str:
    """A part of a column. Counted parts have a firm edge; what is not stated a dashed one."""
    paints: dict[str, dict[str, str]] = {
        "formed": {"fill": PETROL, "stroke": PETROL},
        "formed_percent": {"fill": f"url(#{prefix}-estimate)", "stroke": PETROL},
        "developing_percent": {"fill": CLASSES[1], "stroke": PETROL, "stroke_dasharray": "4 3"},
        "developing": {"fill": CLASSES[1], "stroke": PETROL},
        "none": {"fill": SURFACE, "stroke": PETROL},
        NOT_STATED: {"fill": SURFACE, "stroke": LINE_STRONG, "stroke_dasharray": "4 3"},
    }
    return rectangle(box, title, **paints[part])


def text_on(part: str) -> str:
    """The colour in which a number can be read on a part."""
    return {"formed": SURFACE, NOT_STATED: INK_SOFT}.get(part, INK)


def part_key(part: str, words: Words, prefix: str) -> Key:
    """The mark of a part for the row under the chart."""
    name = part_name(part, words)
    return Key(lambda box: part_mark(part, box, name, prefix), name)
