"""A moment is as precise as its source, and never more precise than that."""

from datetime import date

import pytest

from kansrijk.errors import UserError
from kansrijk.web.coalitions.moments import Moment, parse_moment


@pytest.mark.parametrize(
    ("text", "written", "first", "last"),
    [
        ("2019", "2019", date(2019, 1, 1), date(2019, 12, 31)),
        (" 2019-05 ", "2019-05", date(2019, 5, 1), date(2019, 5, 31)),
        ("5-2019", "2019-05", date(2019, 5, 1), date(2019, 5, 31)),
        ("12-2019", "2019-12", date(2019, 12, 1), date(2019, 12, 31)),
        ("2-2024", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("12-5-2019", "2019-05-12", date(2019, 5, 12), date(2019, 5, 12)),
        ("2019-05-12", "2019-05-12", date(2019, 5, 12), date(2019, 5, 12)),
    ],
)
def test_a_moment_is_read_and_written_as_precise_as_it_is(text, written, first, last):
    moment = parse_moment(text)
    assert (str(moment), moment.day, moment.last_day) == (written, first, last)
    assert parse_moment(written) == moment


@pytest.mark.parametrize(
    "text",
    ["", "19", "vorig jaar", "13-2019", "2019-13", "30-2-2019", "2019-00", "1-1-19", "2019-1-1-1",
     "0000"],
)  # fmt: skip
def test_what_is_no_moment_is_refused_with_what_is_allowed(text):
    with pytest.raises(UserError, match=r"Schrijf een jaar \(2019\), een maand \(5-2019\)"):
        parse_moment(text)


def test_moments_stand_in_order_of_their_first_day():
    days = [parse_moment(text) for text in ("2020", "12-2019", "2019", "5-5-2019")]
    assert [str(moment) for moment in sorted(days)] == ["2019", "2019-05-05", "2019-12", "2020"]
    assert Moment(date(2019, 1, 1), "day") != Moment(date(2019, 1, 1), "year")
