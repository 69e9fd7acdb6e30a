"""A second, plain answer to recoding: the files read anew, year by year, with simple loops.

It shares no code with kansrijk.monitor.areas and knows no fractions or rounding: amounts are
floats, compared with the weights themselves and with the counts within one per division.
"""

import csv
from collections import defaultdict

import pytest

from kansrijk.monitor.areas import inhabitants_by_year, netherlands, recode, transition
from kansrijk.reference.loader import ROOT


def rows(name):
    with (ROOT / f"{name}.csv").open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


MERGERS = rows("areas/nl/mergers")
CODES = {
    year: {r["code"] for r in rows("areas/nl/municipalities") if r["year"] == str(year)}
    for year in range(2019, 2027)
}
PEOPLE = {
    (int(r["year"]), r["code"]): float(r["value"])
    for r in rows("context/baseline")
    if r["measure"] == "inhabitants"
}


def goes_to(code, year):
    """Where a municipality of 1 January ``year`` is on the next 1 January: (code, share)."""
    targets = [
        (m["to_code"], float(m["share"]))
        for m in MERGERS
        if m["from_code"] == code and f"{year}-01-01" < m["date"] <= f"{year + 1}-01-01"
    ]
    return targets or [(code, 1.0)]


def one_year_on(amounts, year):
    after = defaultdict(float)
    for code, amount in amounts.items():
        for target, share in goes_to(code, year):
            after[target] += amount * share
    return after


def one_year_back(amounts, year):
    """From the borders of ``year + 1`` to those of ``year``."""
    before = defaultdict(float)
    for target, amount in amounts.items():
        origins = {}
        for code in CODES[year]:
            for reached, share in goes_to(code, year):
                if reached == target:
                    origins[code] = share
        if len(origins) > 1:
            origins = {code: share * PEOPLE[year, code] for code, share in origins.items()}
        total = sum(origins.values())
        for code, people in origins.items():
            before[code] += amount * people / total
    return before


def plain(amounts, from_year, to_year):
    for year in range(from_year, to_year):
        amounts = one_year_on(amounts, year)
    for year in range(from_year - 1, to_year - 1, -1):
        amounts = one_year_back(amounts, year)
    return amounts


@pytest.mark.parametrize(
    ("from_year", "to_year"), [(2019, 2026), (2020, 2022), (2022, 2023), (2026, 2019), (2023, 2021)]
)
def test_every_municipality_gets_what_the_plain_loop_gives_it(from_year, to_year):
    amounts = {code: 100.0 + n for n, code in enumerate(sorted(CODES[from_year]))}
    weights = transition(from_year, to_year, netherlands(), inhabitants_by_year())
    ours = defaultdict(float)
    for code, shares in weights.items():
        for target, share in shares.items():
            ours[target] += amounts[code] * float(share)
    assert ours == pytest.approx(plain(amounts, from_year, to_year))


@pytest.mark.parametrize(("from_year", "to_year"), [(2019, 2026), (2026, 2019)])
def test_whole_counts_stay_within_one_of_the_plain_amount_per_source(from_year, to_year):
    counts = {code: 3 * n for n, code in enumerate(sorted(CODES[from_year]))}
    ours = recode(counts, from_year, to_year, netherlands(), inhabitants_by_year()).counts
    expected = plain(counts, from_year, to_year)
    divided = defaultdict(int)
    for code in counts:
        for target in plain({code: 1.0}, from_year, to_year):
            divided[target] += 1
    assert set(ours) == set(expected)
    for code, result in ours.items():
        if result.estimated:
            assert abs(result.count - expected[code]) < divided[code]
        else:
            assert result.count == round(expected[code])


def test_births_2019_by_present_borders_add_up_to_the_published_national_total():
    """CBS 37259eng: 169,680 live births in 2019; recoded none may be lost."""
    births = {
        r["code"]: int(r["value"])
        for r in rows("context/baseline")
        if r["measure"] == "births" and r["year"] == "2019" and r["code"].startswith("GM")
    }
    result = recode(births, 2019, 2026, netherlands(), inhabitants_by_year())
    assert result.total == 169_680
    assert len(result.counts) == 342
    assert not any(count.incomplete for count in result.counts.values())
