"""The same whole numbers from Spark as from DuckDB; only where pyspark and Java are found."""

import random

import numpy as np
import pytest

from counted_records import SmallDelivery, child, household, mother, spell, toddler
from kansrijk.errors import UserError
from kansrijk.monitor.counting import engines
from kansrijk.monitor.counting.base import count_base
from kansrijk.monitor.counting.rule import EDITIONS


def test_without_spark_the_user_hears_what_to_install(monkeypatch):
    monkeypatch.setattr(engines, "find_spec", lambda name: None)
    with pytest.raises(UserError, match=r"requirements/spark\.txt.*--engine duckdb"):
        count_base(SmallDelivery({"mothers": [mother()]}), 2025, engine="spark")


def test_without_java_the_user_hears_that_too(monkeypatch):
    monkeypatch.setattr(engines, "find_spec", lambda name: name)
    monkeypatch.setattr(engines, "which", lambda name: None)
    with pytest.raises(UserError, match="Java"):
        count_base(SmallDelivery({"mothers": [mother()]}), 2025, engine="spark")


def some_records():
    r = random.Random(7)

    def maybe(value):
        return r.choice([value, value, value, None])

    births = [
        child(
            gestation_days=maybe(r.choice([160, 168, 258, 259, 294, 300])),
            birth_weight=maybe(r.randint(500, 4000)), sex=maybe(r.choice(["male", "female"])),
            first_examination_day=maybe(r.randint(68, 73)), kraamzorg_claimed=maybe(False),
            is_live_born=r.random() < 0.8, is_multiple=True, rank_in_pregnancy=r.choice([1, 2]),
            mother_key=f"M{r.randrange(100)}", pregnancy_key=None, vulnerable=maybe(True),
            income_quintile=maybe(2), education=maybe("low"), municipality=maybe("GM9001"),
        )
        for _ in range(300)
    ]  # fmt: skip
    day = births[0]["birth_date"]
    return {
        "births": births,
        "households": [
            household(
                debts_mother=maybe(False), debts_partner=maybe(True), children=r.choice([1, 2])
            )
            for _ in range(100)
        ],
        "children_two": [
            toddler(age_months=r.uniform(22, 36), weight=r.uniform(11, 17), sex=maybe("male"))
            for _ in range(200)
        ],
        "mothers": [mother(preconception_claimed=r.random() < 0.5) for _ in range(50)],
        "youth_spells": [
            spell(r.choice(births)["child_key"], kind, day, maybe(day))
            for kind in ("protection", "residence")
            for _ in range(300)
        ],
    }


def canonical(base):
    found = {}
    for at, counts in enumerate(base.counts):
        key = (
            base.rules[base.rule[at]].key, base.year[at], base.code_year[at],
            base.municipalities[base.municipality[at]], base.group[at],
        )  # fmt: skip
        found[key] = found.get(key, 0) + counts
    return {key: tuple(counts.tolist()) for key, counts in found.items()}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("edition", EDITIONS)
def test_spark_and_duckdb_give_the_same_numbers(edition):
    if lacking := engines.spark_lacks():
        pytest.skip(f"niet getoetst: {lacking}")
    delivery = SmallDelivery(some_records())
    ours, theirs = (
        count_base(delivery, edition, engine=engine, cut_off=0.5) for engine in ("duckdb", "spark")
    )
    assert np.array_equal(np.unique(ours.year), np.unique(theirs.year))
    assert canonical(ours) == canonical(theirs)
