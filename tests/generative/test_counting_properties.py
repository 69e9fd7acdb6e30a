"""What holds for every set of base cells: nothing is lost, nothing contradicts."""

from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from counted_records import (
    AARDAM,
    BEEKDORP,
    CROMSLUIS,
    DORPE,
    EILAND,
    NIEUWSTAD,
    cell,
    four,
    invented_country,
    rolled,
)  # fmt: skip
from invented_areas import INHABITANTS
from kansrijk.monitor.areas import recode
from kansrijk.monitor.areas.recode import divide
from kansrijk.monitor.counting.cells import BaseCells
from kansrijk.monitor.counting.dividing import divide_counts, largest_remainder, whole_weights
from kansrijk.monitor.counting.groups import GROUPS, GROUPS_OF, numbers_of
from kansrijk.monitor.counting.rules import rules_of

YEARS = range(2020, 2023)
CODES = {
    2020: [AARDAM, BEEKDORP, CROMSLUIS, DORPE, EILAND],
    2021: [AARDAM, BEEKDORP, DORPE, EILAND],
    2022: [DORPE, NIEUWSTAD],
}
RULES = tuple(r for r in rules_of(2025) if r.indicator in ("big2", "overgewicht_2jaar"))
numbers = st.integers(0, 60)

# Dividing ----------------------------------------------------------------------------------------


@given(st.integers(0, 10**7), st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
def test_it_divides_as_recoding_does(count, people):
    if sum(people) == 0:
        return
    shares = {f"GM{n:04}": Fraction(number, sum(people)) for n, number in enumerate(people)}
    weights = whole_weights(list(shares.values()), count)
    [parts] = largest_remainder(np.array([count], dtype=weights.dtype), weights[None, :])

    assert list(parts) == list(divide(count, shares).values())


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=8))
def test_a_part_never_exceeds_what_there_is_room_for(pairs):
    rooms = np.array([[room for room, _ in pairs]])
    count = np.array([min(sum(n for _, n in pairs), int(rooms.sum()))])
    parts = largest_remainder(count, rooms)

    assert (parts <= rooms).all()
    assert parts.sum() == count[0]


@st.composite
def people_in_groups(draw):
    """Counts (1, groups, 4) in which every split holds the same people."""
    counts = np.zeros((1, len(GROUPS), 4), dtype=np.int64)
    for _ in range(draw(st.integers(0, 40))):
        outcome = draw(st.sampled_from([1, 2, None]))
        flagged = draw(st.booleans())
        for split in GROUPS_OF:
            group = draw(st.sampled_from(numbers_of(split)))
            counts[0, group, 0] += 1
            counts[0, group, 3] += flagged
            if outcome is not None:
                counts[0, group, outcome] += 1
    return counts


@given(people_in_groups(), st.lists(st.integers(1, 50), min_size=2, max_size=5))
def test_a_divided_municipality_loses_nobody_and_contradicts_itself_nowhere(counts, weights):
    splits = [numbers_of(split) for split in GROUPS_OF]
    parts = divide_counts(counts, splits, np.array(weights))

    assert (parts.sum(axis=1) == counts).all()
    population, events, unknown, flagged = np.moveaxis(parts, -1, 0)
    assert (parts >= 0).all()
    assert (events + unknown <= population).all()
    assert (flagged <= population).all()
    by_split = [parts[:, :, split, :3].sum(axis=2) for split in splits]
    assert all((found == by_split[0]).all() for found in by_split)


# Rolling up --------------------------------------------------------------------------------------


@st.composite
def base_cells(draw):
    """Base cells of two rules, with municipalities of the year of each record."""
    codes = sorted({code for year in YEARS for code in CODES[year]})
    municipalities = (None, *codes)
    rows = []
    for _ in range(draw(st.integers(1, 30))):
        rule, year = draw(st.integers(0, len(RULES) - 1)), draw(st.sampled_from(YEARS))
        code = draw(st.sampled_from([None, *CODES[year]]))
        events, others, unknown = draw(numbers), draw(numbers), draw(numbers)
        flagged = draw(st.integers(0, events + others + unknown))
        counts = (events + others + unknown, events, unknown, flagged)
        for split in RULES[rule].splits:
            # All of these in one group: the splits then agree.
            group = draw(st.sampled_from(numbers_of(split)))
            rows.append((rule, year, municipalities.index(code), group, counts))
    rule, year, municipality, group, counts = map(np.array, zip(*rows, strict=True))
    return BaseCells(
        edition=2025, rules=RULES, uncounted=(), years=YEARS, municipalities=municipalities,
        rule=rule, year=year, code_year=year, municipality=municipality, group=group,
        counts=counts, years_with_rows=(frozenset(YEARS),) * len(RULES), only_probability={},
    )  # fmt: skip


def places(cells, *levels):
    return [p.code for p in cells.places if p.system == "hierarchy" and p.level in levels]


def added(found):
    return tuple(np.sum(found, axis=0).tolist())


@settings(max_examples=40, deadline=None)
@given(base_cells(), st.sampled_from(YEARS))
def test_everything_adds_up(base, border_year):
    cells = rolled(base, border_year)
    population, events, unknown, flagged = four(cells)
    assert (events + unknown <= population).all()
    assert (flagged <= population).all()
    for indicator, period in [(r.indicator, str(p)) for r in RULES for p in cells.periods]:
        country = cell(cells, indicator, "ZZ01", period)
        small = [
            cell(cells, indicator, code, period) for code in places(cells, "municipality", None)
        ]
        assert added(small) == country
        provinces = [cell(cells, indicator, code, period) for code in places(cells, "province")]
        nowhere = cell(cells, indicator, "ZZ01-none", period)
        assert added([*provinces, nowhere]) == country


@settings(max_examples=40, deadline=None)
@given(base_cells(), st.sampled_from(YEARS))
def test_groups_together_are_all(base, border_year):
    cells = rolled(base, border_year)
    for place in cells.places:
        everyone = cell(cells, "big2", place.code, "2020-2022")
        for split, groups in GROUPS_OF.items():
            found = [cell(cells, "big2", place.code, "2020-2022", group) for group in groups]
            if split == "label":
                assert added(found) == everyone
            elif None not in found:
                assert added(found)[:3] == everyone[:3]


@settings(max_examples=40, deadline=None)
@given(base_cells(), st.sampled_from(YEARS))
def test_events_of_a_municipality_are_those_that_recoding_gives(base, border_year):
    cells = rolled(base, border_year)
    rows = (base.rule == 0) & np.isin(base.group, numbers_of("label")) & (base.year == 2020)
    counts = dict.fromkeys(CODES[2020], 0)
    for number, events in zip(base.municipality[rows], base.counts[rows, 1], strict=True):
        code = base.municipalities[number]
        if code is not None:
            counts[code] += int(events)
    expected = recode(counts, 2020, border_year, invented_country(), INHABITANTS).counts

    for code, count in expected.items():
        assert cell(cells, RULES[0].indicator, code, "2020")[1] == count.count


@settings(max_examples=40, deadline=None)
@given(base_cells())
def test_a_block_is_the_sum_of_its_years(base):
    cells = rolled(base)
    for place in cells.places:
        years = [cell(cells, "big2", place.code, str(year)) for year in YEARS]
        assert added(years) == cell(cells, "big2", place.code, "2020-2022")
