"""Rules for the plain loop: every edition written out anew, as sentences of Python.

A rule gives rows of (record, outcome, remark): the outcome is True, False or None (unknown).
"""

import csv
from collections import defaultdict
from datetime import date, timedelta
from itertools import product

from kansrijk.reference.loader import ROOT
from random_deliveries import YEARS

CUT_OFF = 0.4


def p10():
    with (ROOT / "monitor/sga_curves.csv").open(encoding="utf-8") as stream:
        return {
            (r["sex"], int(r["gestation_days"])): int(r["p10_g"]) for r in csv.DictReader(stream)
        }


P10 = p10()
OVERWEIGHT = {"male": (18.41, 18.13, 17.89), "female": (18.02, 17.76, 17.56)}


def either(one, other):
    if one is True or other is True:
        return True
    return None if None in (one, other) else False


def is_small(b):
    if None in (b["sex"], b["gestation_days"], b["birth_weight"]):
        return None
    return b["birth_weight"] < P10[b["sex"], min(b["gestation_days"], 294)]


def label(row):
    if row["vulnerable"] is None and row.get("vulnerability_probability") is not None:
        return row["vulnerability_probability"] >= CUT_OFF
    return row["vulnerable"]


def is_heavy(c):
    if None in (c["sex"], c["height"], c["weight"]):
        return None
    at_2, at_25, at_3 = OVERWEIGHT[c["sex"]]
    age = max(c["age_months"], 24)
    limit = at_2 + (at_25 - at_2) * (age - 24) / 6
    if age > 30:
        limit = at_25 + (at_3 - at_25) * (age - 30) / 6
    return c["weight"] / (c["height"] / 100) ** 2 >= limit - 1e-9


def from_24_weeks(b):
    return b["gestation_days"] is not None and b["gestation_days"] >= 168


def first_per_woman(rows, year_of, order):
    kept = {}
    for row in sorted(rows, key=order):
        kept.setdefault((row["mother_key"], year_of(row)), row)
    return list(kept.values())


def one_per_delivery(births):
    """The first live-born child of each delivery that has one."""
    deliveries = defaultdict(list)
    for b in births:
        deliveries[b["pregnancy_key"]].append(b)
    live = [[b for b in d if b["is_live_born"]] for d in deliveries.values()]
    return [min(d, key=lambda b: b["rank_in_pregnancy"]) for d in live if d]


def plain_rules(edition, t):
    """All rules of an edition but that of children out of home."""
    of_edition = {2023: edition_2023, 2024: edition_2024, 2025: edition_2025}[edition]
    return every_edition(t) | of_edition(t)


def every_edition(t):
    counted = [b for b in t["births"] if from_24_weeks(b)]
    late = [(b, b["gestation_days"] > 294) for b in counted]
    two = t["children_two"]
    score = {"negative": True, "not_negative": False}
    return {
        ("big2", "main"): [
            (b, True if b["gestation_days"] < 259 else is_small(b), remark) for b, remark in late
        ],
        ("vroeggeboorte", "main"): [(b, b["gestation_days"] < 259, False) for b in counted],
        ("laag_geboortegewicht_p10", "main"): [(b, is_small(b), remark) for b, remark in late],
        ("spraaktaal_negatief", "main"): [
            (c, score.get(c["language_outcome"]), False) for c in two
        ],
        ("overgewicht_2jaar", "main"): [(c, is_heavy(c), c["age_months"] < 24) for c in two],
    }


def edition_2023(t):
    live = [b for b in t["births"] if b["is_live_born"]]
    first = [b for b in t["births"] if from_24_weeks(b) and b["rank_in_pregnancy"] == 1]
    earliest = first_per_woman(
        first, lambda b: b["birth_date"].year, lambda b: (b["birth_date"], b["child_key"])
    )
    return {
        ("late_start_begeleiding", "main"): started_late(earliest),
        ("problematische_schulden", "main"): [(h, h["debts_mother"], False) for h in women(t)],
        ("geen_kraamzorg", "with_hospital_correction"): none_claimed(
            [b for b in live if not b["long_hospital_stay"]]
        ),
        ("geen_kraamzorg", "without_correction"): none_claimed(live),
        ("kwetsbare_situatie", "main"): labels(live),
    }


def edition_2024(t):
    registered = [h for h in women(t) if h["is_registered"]]
    return per_mother(t) | {
        ("schulden_ouders", "main"): parents(registered, "debts"),
        ("psychische_problemen", "main"): parents(registered, "mental_health"),
        ("kwetsbare_zwangeren", "main"): labels(registered),
    }


def edition_2025(t):
    per_child = [h for h in t["households"] for _ in range(h["children"])]
    born = [b for b in t["births"] if b["is_live_born"] or from_24_weeks(b)]
    return per_mother(t) | {
        ("late_start_begeleiding", "main"): started_late(
            [b for b in t["births"] if from_24_weeks(b)]
        ),
        ("schulden_ouders", "main"): parents(per_child, "debts"),
        ("psychische_problemen", "main"): parents(per_child, "mental_health"),
        ("kwetsbare_zwangeren", "main"): labels(born),
    }


def per_mother(t):
    mothers = [b for b in one_per_delivery(t["births"]) if not b["long_hospital_stay"]]
    consults = [(m, m["preconception_claimed"], False) for m in t["mothers"]]
    return {
        ("geen_kraamzorg", "main"): none_claimed(mothers),
        ("preconceptieconsult", "main"): consults,
    }


def women(t):
    return first_per_woman(t["households"], lambda h: h["year"], lambda h: h["pregnancy_key"])


def started_late(rows):
    days = [b["first_examination_day"] for b in rows]
    return [(b, None if d is None else d > 70, False) for b, d in zip(rows, days, strict=True)]


def none_claimed(rows):
    opposite = {None: None, True: False, False: True}
    return [(b, opposite[b["kraamzorg_claimed"]], False) for b in rows]


def labels(rows):
    return [(row, label(row), False) for row in rows]


def parents(rows, what):
    partners = [h[f"{what}_partner"] if h["partner_key"] else False for h in rows]
    return [
        (h, either(h[f"{what}_mother"], partner), False)
        for h, partner in zip(rows, partners, strict=True)
    ]


def placed_out_of_home(t):
    """Rows of (child, outcome, remark) with the year in which they count."""
    rows = []
    for b, year in product(t["births"], YEARS):
        if b["is_live_born"] and b["birth_date"].year in (year, year - 1):
            rows.append((b, year, is_placed(b["child_key"], year, t["youth_spells"])))
    return rows


def is_placed(child_key, year, spells):
    day = date(year, 1, 1)
    mine = [s for s in spells if s["child_key"] == child_key]
    while day.year == year:
        there = {s["kind"] for s in mine if s["started_on"] <= day <= (s["ended_on"] or date.max)}
        if there == {"protection", "residence"}:
            return True
        day += timedelta(days=1)
    return False
