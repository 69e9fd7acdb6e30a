"""The timeline: where bars stand, what is hollow, and that every word fits."""

import re

import pytest

from kansrijk.reports.charts.timeline import Stretch, Timeline, draw_timeline

ROWS = (
    Stretch(name="Nu", start=0, end=52),
    Stretch(name="Later", start=16, end=52),
    Stretch(name="Kort", start=9, end=28, stop="aanmelden vóór week 28"),
    Stretch(name="Een naam die veel te lang is om ooit naast een balk te passen op dit blad",
            start=0, end=40),
)  # fmt: skip


def chart(now: float = 14) -> Timeline:
    marks = ((0, "week 0"), (20, "20"), (40, "geboorte"))
    return Timeline(label="Alles kan nu.", rows=ROWS, first=0, last=52, now=now,
                    now_words=f"week {now}", marks=marks)  # fmt: skip


@pytest.mark.parametrize("width", [1000, 296])
def test_it_is_one_picture_with_its_sentence(width):
    svg = draw_timeline(chart(), width)
    assert 'role="img" aria-label="Alles kan nu."' in svg
    assert svg.count("<rect") == len(ROWS) + 1  # the bars, and the plate of now


def test_what_starts_later_is_hollow():
    assert draw_timeline(chart(14), 1000).count('stroke-width="2"') == 1
    assert draw_timeline(chart(20), 1000).count('stroke-width="2"') == 0


@pytest.mark.parametrize("width", [1000, 296])
@pytest.mark.parametrize("now", [0, 14, 52])
def test_everything_stays_within_the_drawing(width, now):
    svg = draw_timeline(chart(now), width)
    for x, wide in re.findall(r'<rect x="([\d.-]+)"[^>]*? width="([\d.]+)"', svg):
        assert float(x) >= 0
        assert float(x) + float(wide) <= width


def test_a_limit_is_said_in_words_and_a_long_name_is_cut():
    svg = draw_timeline(chart(), 1000)
    assert "aanmelden vóór week 28" in svg
    assert "…" in svg
