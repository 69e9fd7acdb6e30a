"""Writing SVG as text: elements, numbers and the frame of a drawing.

No ``style`` attribute and no ``<style>``: the content security policy of the site forbids both.
"""

import math
import re

from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.tokens import FONT

#: Below this width a drawing is laid out for a phone.
NARROW_BELOW = 480

#: Everything that XML 1.0 does not allow, escaped or not: control signs and lone surrogates.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escaped(text: str) -> str:
    """Text that may stand in an element or an attribute of an SVG."""
    return _NOT_XML.sub("\ufffd", text).translate(_ESCAPES)


def coordinate(value: float) -> str:
    """A length in units of the drawing, to a tenth; more digits cost bytes and show nothing."""
    if not math.isfinite(value):
        raise ValueError(f"{value} is not a place in a drawing")
    tenths = round(value, 1) + 0.0  # adding zero makes -0.0 plain
    return f"{tenths:.1f}".removesuffix(".0")


def tag(name: str, *children: str, **attributes: str | float | None) -> str:
    """An element. ``stroke_width`` becomes stroke-width; attributes that are None are left out.

    ``children`` are elements already: text goes through ``escaped`` first.
    """
    written = [name]
    for key, value in attributes.items():
        if value is not None:
            shown = escaped(value) if isinstance(value, str) else coordinate(value)
            written.append(f'{key.rstrip("_").replace("_", "-")}="{shown}"')
    opening = " ".join(written)
    return f"<{opening}>{''.join(children)}</{name}>" if children else f"<{opening}/>"


def titled(name: str, title: str, **attributes: str | float | None) -> str:
    """An element with a title: what a mouse shows when it rests there."""
    return tag(name, tag("title", escaped(title)), **attributes)


def rectangle(box: Box, title: str | None = None, **paint: str | float | None) -> str:
    """A rectangle over a box, with a title when it is one."""
    place = {"x": box.left, "y": box.top, "width": box.width, "height": box.height}
    inner = (tag("title", escaped(title)),) if title is not None else ()
    return tag("rect", *inner, **place, **paint)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: str | float | None) -> str:
    """A straight line."""
    path = f"M{coordinate(x1)} {coordinate(y1)}L{coordinate(x2)} {coordinate(y2)}"
    return tag("path", d=path, **attributes)


def drawing(width: float, height: float, label: str, *parts: str) -> str:
    """A whole drawing: one picture for a screen reader, with ``label`` as its sentence."""
    return frame(width, height, *parts, role="img", aria_label=label)


def frame(width: float, height: float, *parts: str, **attributes: str | float | None) -> str:
    """The outer ``<svg>``, with a class that lets the page show the wide or the narrow one."""
    kind = "narrow" if width < NARROW_BELOW else "wide"
    return tag(
        "svg",
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"kr-drawing kr-drawing--{kind}",
        viewBox=f"0 0 {coordinate(width)} {coordinate(height)}",
        width=width,
        height=height,
        font_family=FONT,
        **attributes,
    )


def letter_size(width: float) -> float:
    """Size of ordinary letters. The wide drawing may be shown a little smaller than drawn."""
    return 13.5 if width < NARROW_BELOW else 15
