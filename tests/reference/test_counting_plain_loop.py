"""A second, plain answer to counting: loops over rows, on small random deliveries.

It shares no code with kansrijk.monitor.counting. Every rule is written out anew (plain_rules.py),
areas and divisions are followed row by row (plain_areas.py), and every number must be the same.
"""

from collections import defaultdict
from itertools import product

import pytest

from counted_records import AARDAM, SmallDelivery, four, rolled
from kansrijk.monitor.counting.base import count_base
from kansrijk.monitor.counting.groups import GROUPS
from plain_areas import CARE, SAFETY, SIDES, SIZES, WHOLE, hamilton, shares_of
from plain_rules import CUT_OFF, label, placed_out_of_home, plain_rules
from random_deliveries import CODES, YEARS, some_delivery


def kind_of(outcome):
    return {True: "event", False: "other", None: "unknown"}[outcome]


def groups_of(row):
    income, education = row.get("income_quintile"), row.get("education")
    return {
        "label": {True: "vulnerable", False: "not_vulnerable", None: "no_label"}[
            label(row) if "vulnerable" in row else None
        ],
        "income": f"income_{income or 'unknown'}",
        "education": f"education_{education or 'unknown'}",
    }


ORDER = {
    split: [group for group in GROUPS if group in names]
    for split, names in {
        "label": ("vulnerable", "not_vulnerable", "no_label"),
        "income": [g for g in GROUPS if g.startswith("income")],
        "education": [g for g in GROUPS if g.startswith("education")],
    }.items()
}


def laid_out(rows, border_year, region_of=None):
    """Per target, year and group: the counts; rows are (row, year, code year, outcome, remark)."""
    cells = defaultdict(lambda: defaultdict(int))
    by_source = defaultdict(list)
    for row, year, code_year, outcome, remark in rows:
        by_source[row["municipality"], year, code_year].append((row, outcome, remark))
    for (code, year, code_year), found in by_source.items():
        if code is None:
            shares = {None: WHOLE}
        else:
            shares = shares_of(code, code_year, border_year, region_of)
        for target, group, kind, number in divided(found, shares):
            cells[target, year, group][kind] += number
    return cells


def divided(found, shares):
    people = defaultdict(lambda: defaultdict(int))
    for kind in ("event", "other", "unknown"):
        mine = [row for row, outcome, _ in found if kind_of(outcome) == kind]
        whole = hamilton(len(mine), shares)
        for split, order in ORDER.items():
            left = dict(whole)
            for group in order:
                number = sum(groups_of(row)[split] == group for row in mine)
                for target, part in hamilton(number, left).items():
                    left[target] -= part
                    people[group][target] += part
                    yield target, group, kind, part
    for group, of_target in people.items():
        remarks = sum(remark for row, _, remark in found if group in groups_of(row).values())
        for target, part in hamilton(remarks, of_target).items():
            yield target, group, "flagged", part


def summed(cells, targets, years, groups):
    total = defaultdict(int)
    for target, year, group in product(targets, years, groups):
        for kind, number in cells[target, year, group].items():
            total[kind] += number
    population = total["event"] + total["other"] + total["unknown"]
    return population, total["event"], total["unknown"], total["flagged"]


def plain_cells(edition, tables, border_year):
    """Every cell: (key of the rule, place, period, group) -> the four numbers."""
    rules = {
        key: [(row, year_of(row), year_of(row), outcome, remark) for row, outcome, remark in rows]
        for key, rows in plain_rules(edition, tables).items()
    }
    rules["uithuisplaatsing", "main"] = [
        (b, year, b["birth_date"].year, placed, False)
        for b, year, placed in placed_out_of_home(tables)
    ]
    found = {}
    for key, rows in rules.items():
        layers = [
            (nesting(border_year), laid_out(rows, border_year)),
            (regions(CARE), laid_out(rows, 2020, CARE)),
            (regions({c: SAFETY[c] for c in CODES[border_year]}),
             laid_out(rows, border_year, SAFETY)),
        ]  # fmt: skip
        for places, cells in layers:
            for place, (targets, is_large) in places.items():
                for period, years in periods(key).items():
                    for group, parts in groups_shown(key, is_large).items():
                        numbers = summed(cells, targets, years, parts)
                        found[key, place, period, group] = numbers
    return found


def year_of(row):
    return row["birth_date"].year if "birth_date" in row else row["year"]


def nesting(border_year):
    codes = CODES[border_year]
    places = {code: ([code], False) for code in codes} | {"ZZ01-none": ([None], False)}
    for side in (1, 2):
        members = [code for code in codes if SIDES[code] == side]
        places |= {f"GG9{side}": (members, True), f"PV9{side}": (members, True)}
    for size in SIZES[border_year]:
        members = [code for code in codes if (code == AARDAM) == (size == 2)]
        places[f"ZZ01-size-{size}"] = (members, False)
    return places | {"ZZ01": ([*codes, None], True)}


def regions(region_of):
    return {region: ([region], False) for region in set(region_of.values())}


def periods(key):
    found = {str(year): [year] for year in YEARS} | {"2020-2022": list(YEARS)}
    if key[0] == "uithuisplaatsing":
        # of 2020 the children born in 2019 are not there
        return {"2021": [2021], "2022": [2022]}
    return found


def groups_shown(key, is_large):
    everyone = ORDER["label"]
    shown = {"all": everyone}
    by_label = key[0] not in ("kwetsbare_situatie", "kwetsbare_zwangeren", "preconceptieconsult")
    if by_label:
        shown |= {group: [group] for group in everyone}
    if is_large and key[0] not in (
        "preconceptieconsult",
        "spraaktaal_negatief",
        "overgewicht_2jaar",
    ):
        shown |= {group: [group] for s in ("income", "education") for group in ORDER[s]}
    return shown


def our_cells(cells):
    keys = zip(cells.rule, cells.place, cells.period, cells.group, strict=True)
    return {
        (
            cells.rules[rule].key,
            cells.places[place].code,
            str(cells.periods[period]),
            GROUPS[group],
        ): tuple(map(int, numbers))
        for (rule, place, period, group), numbers in zip(
            keys, zip(*four(cells), strict=True), strict=True
        )
    }


@pytest.mark.parametrize("edition", [2023, 2024, 2025])
@pytest.mark.parametrize("seed", [1, 2])
def test_every_number_of_every_area_is_that_of_the_plain_loop(edition, seed):
    tables = some_delivery(seed)
    base = count_base(SmallDelivery(tables), edition, cut_off=CUT_OFF)
    for border_year in YEARS:
        assert our_cells(rolled(base, border_year)) == plain_cells(edition, tables, border_year)
