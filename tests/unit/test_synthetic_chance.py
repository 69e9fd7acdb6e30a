"""Chance that repeats, and picks of an exact number."""

import numpy as np
import pytest

from kansrijk.monitor.sources.synthetic import Order, facts, synthesize
from kansrijk.monitor.sources.synthetic.facts import target
from kansrijk.monitor.sources.synthetic.randomness import generator, pick, pick_flags, whole
from kansrijk.monitor.sources.synthetic.tiles import neighbours
from kansrijk.reference.loader import load
from kansrijk.reference.tables.synthetic import Assumption


def test_a_subject_has_its_own_stream_that_repeats():
    first = generator(1, "births", 2020).random(3).tolist()
    assert generator(1, "births", 2020).random(3).tolist() == first
    others = [generator(1, "births", 2021), generator(2, "births", 2020), generator(1, "mothers")]
    assert all(other.random(3).tolist() != first for other in others)


def test_a_pick_is_exact_and_in_order():
    chosen = pick(generator(1, "x"), np.ones(100), 30)
    assert len(chosen) == len(set(chosen.tolist())) == 30
    assert chosen.tolist() == sorted(chosen.tolist())


def test_weight_0_is_never_picked_and_a_large_weight_more_often():
    weights = np.repeat([0.0, 1.0, 5.0], 20_000)
    flags = pick_flags(generator(1, "x"), weights, 600).reshape(3, -1).sum(axis=1)
    assert flags[0] == 0
    assert flags.sum() == 600
    assert 4 < flags[2] / flags[1] < 6


@pytest.mark.parametrize(("asked", "got"), [(-3, 0), (0, 0), (5, 2)])
def test_a_pick_of_more_or_less_than_there_is(asked, got):
    assert len(pick(generator(1, "x"), np.array([1.0, 0, 2.0]), asked)) == got


def test_halves_go_up():
    assert [whole(0.5), whole(1.5), whole(2.49)] == [1, 2, 2]


def test_a_target_moves_per_year_and_never_vanishes():
    assert target("big2", 2021) == pytest.approx(0.148)
    assert target("big2", 2017, "vulnerable") == pytest.approx(0.223)
    assert target("debts_mother", 2090) == pytest.approx(0.016 / 5)


def test_every_assumption_is_used(monkeypatch, tmp_path):
    asked = set()
    known = {row.name: row.value for row in load(Assumption)}

    class Noting(dict):
        def __getitem__(self, name):
            asked.add(name)
            return super().__getitem__(name)

    noting = Noting(known)
    monkeypatch.setattr(facts, "_assumptions", lambda: noting)
    synthesize(Order(200, 2020, 2021), tmp_path / "out")
    assert asked == set(known)


@pytest.mark.parametrize("cell", [(3, 4), (3, 5), (0, 0)])
def test_neighbours_are_neighbours_of_each_other(cell):
    assert len(set(neighbours(cell))) == 6
    assert all(cell in neighbours(other) for other in neighbours(cell))
