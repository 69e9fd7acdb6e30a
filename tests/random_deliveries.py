"""Small random deliveries of the invented country, with everything that may be unknown unknown."""

import random
from datetime import date, timedelta

from counted_records import (
    AARDAM,
    BEEKDORP,
    CROMSLUIS,
    DORPE,
    EILAND,
    NIEUWSTAD,
    child,
    household,
    mother,
    spell,
    toddler,
)

YEARS = range(2020, 2023)
#: Of any day of the year: Eiland joins Dorpe in May 2021.
CODES = {
    2020: [AARDAM, BEEKDORP, CROMSLUIS, DORPE, EILAND],
    2021: [AARDAM, BEEKDORP, DORPE, EILAND],
    2022: [DORPE, NIEUWSTAD],
}


def some_delivery(seed):
    r = random.Random(seed)
    births, households = [], []
    for _ in range(150):
        women = f"M{r.randrange(120)}"
        births += a_delivery(r, women)
        households.append(a_household(r, women))
    return {
        "births": births,
        "households": households,
        "children_two": [a_toddler(r) for _ in range(150)],
        "mothers": [a_mother(r) for _ in range(150)],
        "youth_spells": [a_spell(r, r.choice(births)["child_key"]) for _ in range(120)],
    }


def maybe(r, value, chance=0.1):
    return None if r.random() < chance else value


def where_and_who(r, year):
    vulnerable = r.choice([True, False, None])
    return {
        "municipality": maybe(r, r.choice(CODES[year])),
        "vulnerable": vulnerable,
        "vulnerability_probability": maybe(r, r.random(), 0.5) if vulnerable is None else None,
        "income_quintile": maybe(r, r.randint(1, 5)),
        "education": r.choice(["low", "middle", "high", None]),
    }


def a_delivery(r, woman):
    born = date(2020, 1, 1) + timedelta(days=r.randrange(3 * 365))
    shared = where_and_who(r, born.year) | {
        "mother_key": woman, "birth_date": born,
        "first_examination_day": maybe(r, r.randint(66, 75)),
        "kraamzorg_claimed": maybe(r, r.random() < 0.6), "long_hospital_stay": r.random() < 0.3,
    }  # fmt: skip
    size = r.choice([1, 1, 2, 3])
    first = child(**shared)
    return [
        child(**shared | {
            "pregnancy_key": first["pregnancy_key"], "is_multiple": size > 1,
            "rank_in_pregnancy": rank, "is_live_born": r.random() < 0.7,
            "gestation_days": maybe(r, r.choice([160, 167, 168, 258, 259, 280, 294, 300])),
            "birth_weight": maybe(r, r.randint(500, 4000)),
            "sex": r.choice(["male", "female", "female", "male", None]),
        })
        for rank in range(1, size + 1)
    ]  # fmt: skip


def a_household(r, woman):
    year = r.choice(YEARS)
    partner = r.random() < 0.7
    return household(**where_and_who(r, year) | {
        "mother_key": woman, "year": year, "partner_key": "P" if partner else None,
        "is_registered": r.random() < 0.8, "children": r.choice([1, 1, 2, 3]),
        "debts_mother": maybe(r, r.random() < 0.3),
        "mental_health_mother": maybe(r, r.random() < 0.3),
        "debts_partner": maybe(r, r.random() < 0.3) if partner else None,
        "mental_health_partner": maybe(r, r.random() < 0.3) if partner else None,
    })  # fmt: skip


def a_toddler(r):
    year = r.choice(YEARS)
    who = where_and_who(r, year)
    measured = r.random() < 0.9
    return toddler(
        municipality=who["municipality"], year=year, vulnerable=who["vulnerable"],
        sex=maybe(r, r.choice(["male", "female"])), age_months=r.uniform(22, 36),
        height=r.uniform(82, 95) if measured else None,
        weight=r.uniform(11, 17) if measured else None,
        language_outcome=r.choice(["negative", "not_negative", "unknown", None]),
    )  # fmt: skip


def a_mother(r):
    year = r.choice(YEARS)
    return mother(
        municipality=where_and_who(r, year)["municipality"], year=year,
        preconception_claimed=r.random() < 0.2,
    )  # fmt: skip


def a_spell(r, child_key):
    started = date(2019, 12, 1) + timedelta(days=r.randrange(3 * 365))
    ended = maybe(r, started + timedelta(days=r.randrange(200)), 0.2)
    return spell(child_key, r.choice(["protection", "residence"]), started, ended)
