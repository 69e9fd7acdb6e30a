"""What holds for every count, every pair of years and every municipality."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from kansrijk.monitor.areas import inhabitants_by_year, netherlands, recode, transition
from kansrijk.monitor.areas.recode import divide

NL = netherlands()
years = st.sampled_from(NL.years)

#: Municipalities that change at least once; the others only ever meet themselves.
CHANGING = sorted(
    code
    for change in NL.borders.changes
    for source, shares in change.parts.items()
    for code in (source, *shares)
)


@st.composite
def counts_and_years(draw):
    from_year = draw(years)
    codes = NL.borders.codes_in(from_year)
    pool = st.sampled_from(sorted(codes)) | st.sampled_from([c for c in CHANGING if c in codes])
    counts = draw(st.dictionaries(pool, st.integers(0, 10_000), max_size=12))
    return counts, from_year, draw(years)


def recoded(counts, from_year, to_year):
    return recode(counts, from_year, to_year, NL, inhabitants_by_year())


@given(counts_and_years())
def test_the_sum_is_kept_in_whole_non_negative_counts_of_the_right_year(case):
    counts, from_year, to_year = case
    result = recoded(counts, from_year, to_year)
    assert result.total == sum(counts.values())
    assert all(type(c.count) is int and c.count >= 0 for c in result.counts.values())
    assert set(result.counts) <= NL.borders.codes_in(to_year)


@given(counts_and_years())
def test_the_same_year_gives_the_same_counts(case):
    counts, year, _ = case
    result = recoded(counts, year, year)
    assert {code: c.count for code, c in result.counts.items()} == counts
    assert not any(c.estimated or c.incomplete for c in result.counts.values())


@given(counts_and_years(), years)
def test_whole_mergers_forward_in_two_steps_equal_one_step(case, other):
    counts, *asked = case
    first, middle, last = sorted((*asked, other))
    weights = transition(first, last, NL, {})
    whole = {code: n for code, n in counts.items() if len(weights.get(code, ())) == 1}
    halfway = {code: c.count for code, c in recoded(whole, first, middle).counts.items()}
    in_two, in_one = recoded(halfway, middle, last), recoded(whole, first, last)
    assert {k: c.count for k, c in in_two.counts.items()} == {
        k: c.count for k, c in in_one.counts.items()
    }


@given(years, years)
def test_the_weights_out_of_every_municipality_are_together_one(from_year, to_year):
    weights = transition(from_year, to_year, NL, inhabitants_by_year())
    assert set(weights) == NL.borders.codes_in(from_year)
    assert all(sum(shares.values()) == 1 for shares in weights.values())
    assert {target for shares in weights.values() for target in shares} == NL.borders.codes_in(
        to_year
    )


@given(st.integers(0, 10**6), st.lists(st.integers(1, 1000), min_size=1, max_size=8))
def test_a_division_is_never_a_whole_person_off(count, people):
    shares = {f"GM{n:04}": Fraction(number, sum(people)) for n, number in enumerate(people)}
    parts = divide(count, shares)
    assert sum(parts.values()) == count
    assert all(abs(parts[code] - count * share) < 1 for code, share in shares.items())
