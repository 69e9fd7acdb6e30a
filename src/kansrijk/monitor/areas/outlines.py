"""Outlines of municipalities that a user loaded: kept in the data folder, opened by the map.

They are optional: without them the map is drawn with hexagons, and nothing else changes.
"""

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kansrijk.errors import UserError
from kansrijk.monitor.areas.area_set import AreaSet

#: Width of the drawing in which outlines are kept, in units; coordinates are whole.
WIDTH = 620
#: Changes when older files can no longer be read.
FORMAT = 1

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outline:
    """The border of one municipality as SVG path data.

    ``at`` is a point inside its largest part, ``box`` its left, top, right and bottom.
    """

    path: str
    at: tuple[int, int]
    box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Outlines:
    """The borders of all present municipalities by code, ``width`` by ``height`` units, y down.

    ``source`` says who published them, ``date`` when (2026-01-01).
    """

    area_set: str
    width: int
    height: int
    source: str
    date: str
    by_code: Mapping[str, Outline]


def keep_outlines(data_folder: Path, outlines: Outlines) -> Path:
    """Keep the outlines, replacing earlier ones of the same area set in one step."""
    path = _path(data_folder, outlines.area_set)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"format": FORMAT, **asdict(outlines)}, ensure_ascii=False, sort_keys=True)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
    return path


def open_outlines(data_folder: Path, areas: AreaSet) -> Outlines | None:
    """The loaded outlines, or None when there are none for the present municipalities.

    Read once per process, and again when the file was replaced. Outlines that no longer fit (the
    municipalities changed, the file is damaged) are as good as none: a page must not fail on
    something optional, so the log says what to do.
    """
    path = _path(data_folder, areas.info.id)
    try:
        state = path.stat()
        outlines = _read(path, state.st_mtime_ns, state.st_size)
    except FileNotFoundError:
        return None
    except UserError as error:
        _log.warning("%s", error)
        return None
    if outlines.by_code.keys() != areas.borders.codes_in(areas.present_year):
        _log.warning("%s: niet de gemeenten van %s; laad opnieuw.", path, areas.present_year)
        return None
    return outlines


@lru_cache(maxsize=2)
def _read(path: Path, changed_at: int, size: int) -> Outlines:
    """The file as it is now; when it changed and how large it is tell versions apart."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content.pop("format") != FORMAT:
            raise ValueError("another format")
        by_code = {code: _outline(raw) for code, raw in content.pop("by_code").items()}
        return Outlines(**content, by_code=by_code)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UserError(f"{path}: dit bestand is beschadigd; laad de grenzen opnieuw.") from None


def _outline(raw: Mapping[str, Any]) -> Outline:
    return Outline(path=raw["path"], at=tuple(raw["at"]), box=tuple(raw["box"]))


def _path(data_folder: Path, area_set: str) -> Path:
    return data_folder / "borders" / f"{area_set}.json"
