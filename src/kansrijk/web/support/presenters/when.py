"""When each recommended or possible offer can start, as one drawing and one sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kansrijk.reference.tables.support import Offer
from kansrijk.reports.charts.timeline import Stretch, Timeline, draw_timeline
from kansrijk.web.support.finding.situation import LAST_MONTH, Situation
from kansrijk.web.support.presenters.advice import Line

WEEKS_AT_BIRTH, WEEKS_IN_MONTH = 40, 365.25 / 12 / 7
#: After birth the axis of a pregnancy goes on for so many weeks.
LAST_WEEK_SHOWN = 52
WIDE, NARROW = 1000, 296


@dataclass(frozen=True, slots=True)
class When:
    """The drawing, wide and narrow, with its title; the cards below it say the same in words."""

    title: str
    subtitle: str
    wide_svg: str
    narrow_svg: str
    source: str = ""
    links: tuple[tuple[str, str], ...] = ()


def when(situation: Situation, lines: Sequence[Line]) -> When | None:
    """The timeline of offers; none without a week or month, or with fewer than two offers."""
    offers = [line.offer for line in lines if line.offer]
    if len(offers) < 2 or (situation.week is None and situation.month is None):
        return None
    chart = (
        _pregnancy(situation, offers) if situation.week is not None else _child(situation, offers)
    )
    return When(
        title=_("What can start when?"),
        subtitle=_("Filled: now. Hollow: later. A red end: the last week to enter."),
        wide_svg=draw_timeline(chart, WIDE),
        narrow_svg=draw_timeline(chart, NARROW),
    )


def starts_later(offer: Offer, situation: Situation) -> bool:
    """Whether one can enter later, and not yet."""
    if situation.week is not None:
        return offer.week_from is not None and offer.week_from > situation.week
    return situation.month is not None and offer.from_month > situation.month


def _pregnancy(situation: Situation, offers: Sequence[Offer]) -> Timeline:
    week = situation.week or 0
    words = _("week %(week)s") % {"week": week}
    return Timeline(
        label=_sentence(offers, situation),
        rows=tuple(_in_weeks(offer) for offer in offers),
        first=0,
        last=LAST_WEEK_SHOWN,
        now=week,
        now_words=words,
        marks=((0, _("week %(week)s") % {"week": 0}), (10, "10"), (20, "20"), (30, "30"),
               (WEEKS_AT_BIRTH, _("birth"))),
    )  # fmt: skip


def _child(situation: Situation, offers: Sequence[Offer]) -> Timeline:
    month = situation.month or 0
    return Timeline(
        label=_sentence(offers, situation),
        rows=tuple(
            Stretch(name=o.name, start=max(o.from_month, 0), end=o.to_month) for o in offers
        ),
        first=0,
        last=LAST_MONTH,
        now=month,
        now_words=_("month %(month)s") % {"month": month},
        marks=((0, _("birth")), (6, "6"), (12, "12"), (18, "18"), (LAST_MONTH, str(LAST_MONTH))),
    )


def _in_weeks(offer: Offer) -> Stretch:
    start = WEEKS_AT_BIRTH + offer.from_month * WEEKS_IN_MONTH
    end = WEEKS_AT_BIRTH + offer.to_month * WEEKS_IN_MONTH
    if offer.week_from is not None:
        start = offer.week_from
    elif offer.from_month < 0:
        start = 0 if offer.from_label in ("elk moment", "zwangerschap") else max(start, 0)
    if offer.week_before is None:
        return Stretch(name=offer.name, start=start, end=end)
    stop = _("enter before week %(week)s") % {"week": offer.week_before}
    return Stretch(name=offer.name, start=min(start, offer.week_before - 1), end=offer.week_before,
                   stop=stop)  # fmt: skip


def _sentence(offers: Sequence[Offer], situation: Situation) -> str:
    """The drawing in one sentence, for who cannot see it."""
    parts = list(_limits(offers, situation))
    if not parts:
        return _("Everything here can start now.")
    return _("Everything here can start now, except: %(limits)s.") % {"limits": "; ".join(parts)}


def _limits(offers: Sequence[Offer], situation: Situation) -> Iterator[str]:
    for offer in offers:
        if starts_later(offer, situation):
            yield _("%(name)s from %(label)s") % {"name": offer.name, "label": offer.from_label}
        elif situation.week is not None and offer.week_before:
            limits = {"name": offer.name, "week": offer.week_before}
            yield _("%(name)s only before week %(week)s") % limits
