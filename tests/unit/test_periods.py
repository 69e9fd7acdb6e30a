"""Periods as they are written in tables, and blocks of years."""

import pytest

from kansrijk.errors import UserError
from kansrijk.monitor.periods import Period, blocks


@pytest.mark.parametrize(
    ("text", "first", "last", "month", "dutch", "english"),
    [
        ("2021", 2021, 2021, None, "2021", "2021"),
        ("2020-04", 2020, 2020, 4, "april 2020", "April 2020"),
        ("2017-2021", 2017, 2021, None, "2017 tot en met 2021", "2017 to 2021"),
    ],
)
def test_a_period_is_read_and_written_back(text, first, last, month, dutch, english):
    period = Period.parse(f" {text} ")
    assert (period.first_year, period.last_year, period.month) == (first, last, month)
    assert str(period) == text
    assert period.label() == dutch
    assert period.label("en") == english


def test_only_several_years_are_a_block():
    assert Period.parse("2017-2021").is_block
    assert not Period.parse("2021").is_block
    assert not Period.parse("2020-04").is_block
    assert Period.parse("2019-2021").years == (2019, 2020, 2021)


@pytest.mark.parametrize("text", ["", "21", "2020-13", "2020-4", "2021-2017", "2021-2021", "x"])
def test_anything_else_is_refused_with_an_example(text):
    with pytest.raises(UserError, match="is geen periode"):
        Period.parse(text)


def test_a_period_cannot_be_made_of_contradictions():
    with pytest.raises(ValueError, match="after"):
        Period(2021, 2020)
    with pytest.raises(ValueError, match="one year"):
        Period(2020, 2021, month=4)


@pytest.mark.parametrize(
    ("one", "other", "overlaps"),
    [
        ("2017-2019", "2019-2021", True),
        ("2017-2018", "2019-2021", False),
        ("2020", "2019-2021", True),
        ("2020-04", "2020", True),
        ("2020-04", "2020-05", False),
        ("2020-04", "2020-04", True),
    ],
)
def test_overlap(one, other, overlaps):
    assert Period.parse(one).overlaps(Period.parse(other)) is overlaps
    assert Period.parse(other).overlaps(Period.parse(one)) is overlaps


def test_blocks_end_at_the_last_year_and_leave_out_what_does_not_fill_one():
    assert [str(block) for block in blocks(3, 2015, 2023)] == [
        "2015-2017", "2018-2020", "2021-2023",
    ]  # fmt: skip
    assert [str(block) for block in blocks(3, 2016, 2023)] == ["2018-2020", "2021-2023"]
    assert [str(block) for block in blocks(1, 2022, 2023)] == ["2022", "2023"]
    assert blocks(5, 2020, 2023) == ()
    with pytest.raises(ValueError, match="at least one year"):
        blocks(0, 2020, 2023)
