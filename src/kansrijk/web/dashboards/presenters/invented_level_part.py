"""The part of a page that sets the areas of one level beside the country, one of them chosen."""

from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from kansrijk.monitor.areas import Area, Level
from kansrijk.reports.language import Language
from kansrijk.web.dashboards.presenters.area_page import level_name
from kansrijk.web.dashboards.presenters.invented_funnel import FunnelPart, funnel_part, outcome_rows
from kansrijk.web.dashboards.presenters.invented_level import LevelFigures
from kansrijk.web.dashboards.presenters.invented_peers import PeersPart, peers_part
from kansrijk.web.dashboards.presenters.invented_small_area import (
    SmallAreaPart,
    region_name,
    small_area_part,
)
from kansrijk.web.dashboards.presenters.invented_words import Writer, larger_areas


@dataclass(frozen=True, slots=True)
class LevelPart:
    """Funnel, years and peers. ``absent`` says why there is nothing of it at this level, or ""."""

    level_name: str
    heading: str
    choose: str
    every: str
    most_alike: str
    has_pages: bool
    address: str
    absent: str
    own: Area
    region: str
    areas: tuple[Area, ...]
    funnel: FunnelPart | None
    table: SafeString
    small_area: SmallAreaPart | None
    peers: PeersPart | None


def level_part(at: LevelFigures, own: Area, language: Language) -> LevelPart:
    """The part of a level with ``own`` chosen."""
    _ = language.gettext
    is_ggd = at.level is Level.GGD
    block = Writer(at.counted.definition, language).period(at.counted.block)
    heading = _("GGDs beside the country, {block}") if is_ggd else _(
        "Municipalities beside the country, {block}"
    )  # fmt: skip
    name = "invented:indicator" if is_ggd else "invented:indicator_municipalities"
    absent = _("This figure is not shown at this level: {instead}.")
    return LevelPart(
        level_name="GGD" if is_ggd else level_name(at.level, language),
        heading=heading.format(block=block),
        choose=_("Choose an invented GGD") if is_ggd else _("Choose an invented municipality"),
        every=_("Every GGD in words") if is_ggd else _("Every municipality in words"),
        most_alike=_("The GGDs that are most alike")
        if is_ggd
        else _("The municipalities that are most alike"),
        has_pages=not is_ggd,
        address=reverse(name, args=[at.counted.definition.id]),
        absent="" if at.is_shown else absent.format(instead=larger_areas(language)),
        own=own,
        region=region_name(at, own, language),
        areas=at.areas,
        funnel=funnel_part(at, own, language) if at.is_shown else None,
        table=_long_table(at, language) if at.is_shown and not is_ggd else SafeString(),
        small_area=small_area_part(at, own, language) if at.is_shown else None,
        peers=peers_part(at, own, language) if at.is_shown else None,
    )


@lru_cache(maxsize=32)
def _long_table(at: LevelFigures, language: Language) -> SafeString:
    """The table of hundreds of areas, which is the same whichever is chosen: made once."""
    context = {
        "rows": outcome_rows(at, language),
        "has_pages": True,
        "level_name": level_name(at.level, language),
    }
    return render_to_string("dashboards/invented_level_table.html", context)
