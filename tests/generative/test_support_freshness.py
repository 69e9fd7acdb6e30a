"""Whatever the days are: what is confirmed later is never older, and terms come in their order."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kansrijk.web.accounts.validity import months_later
from kansrijk.web.support.freshness import freshness, last_sign
from kansrijk.web.support.local_search import plain
from kansrijk.web.support.models import LocalOffer
from kansrijk.web.support.words import term

DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))
ORDER = {"fresh": 0, "stale": 1, "hidden": 2}


@given(DAYS, DAYS, DAYS)
def test_what_is_confirmed_later_is_never_older(day, one, other):
    early, late = sorted((one, other))
    assert ORDER[freshness(late, day)] <= ORDER[freshness(early, day)]


@given(DAYS, st.integers(0, 800))
def test_it_only_grows_older_and_changes_on_the_day_of_its_term(sign, days):
    day = sign + timedelta(days=days)
    state = freshness(sign, day)
    assert ORDER[state] <= ORDER[freshness(sign, day + timedelta(days=1))]
    is_stale = day >= months_later(sign, term("stale_after"))
    is_hidden = day >= months_later(sign, term("hidden_after"))
    assert state == ("hidden" if is_hidden else "stale" if is_stale else "fresh")


@given(st.none() | DAYS, st.none() | DAYS, DAYS)
def test_a_person_who_looked_counts_before_the_source(confirmed, checked, source):
    row = LocalOffer(confirmed_on=confirmed, checked_on=checked, source_day=source)
    said = [day for day in (confirmed, checked) if day]
    assert last_sign(row) == (max(said) if said else source)


@given(st.text())
def test_a_search_holds_only_plain_letters_and_is_stable(text):
    found = plain(text)
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    assert plain(found) == found
