"""Why a proof is made from what is public alone: made from the true table it tells the truth."""

import numpy as np
import pytest

from corrected_releases import corrections
from hidden_intervals import family_of
from kansrijk.monitor.disclosure.attacker import Attack
from kansrijk.monitor.disclosure.hiding import Work
from kansrijk.monitor.disclosure.proof import FOLDER, read_proof
from kansrijk.monitor.disclosure.starts import in_atoms
from kansrijk.reference.tables.disclosure import disclosure_rules
from protected_release import INDICATOR, truth

TABLES = 60


@pytest.fixture(scope="module")
def made():
    return corrections()


@pytest.fixture(scope="module")
def family(made):
    return family_of(made / "old")


@pytest.fixture(scope="module")
def hidden(made, family):
    """The places of hidden counts among all hidden figures, and their true values."""
    true = truth(made / "old.parquet")
    at = [n for n, name in enumerate(family.count.names) if name[1:] in true]
    return at, np.array([true[family.count.names[n][1:]][0] for n in at])


def from_the_truth(made, family):
    """Values of the hidden counts in tables that are each a step away from the true one."""
    work = Work(made / "old.parquet", family.people.atoms.ground, disclosure_rules(), {})
    true = work.truth((INDICATOR, "main"))
    starts = [
        in_atoms(values, true.sheet, family.count.atoms) for values in (true.people, true.count)
    ]
    random, values = np.random.default_rng(1), []
    for seed in range(TABLES):
        attack = Attack(family, seed, [start.copy() for start in starts])
        down = [random.random(len(hunt.system.names)) < 0.5 for hunt in attack.hunts]
        attack.sweep(down, [~falls for falls in down], lambda: None)
        values.append(family.count.wanted @ attack.count.table.numbers)
    return np.stack(values, axis=1)


def in_the_proof(made, family):
    """Their values in the proof that came with the release."""
    return next(
        family.count.wanted @ tables
        for system, tables in read_proof(family, made / "old" / FOLDER)
        if system is family.count
    )


def middle(values):
    return (values.max(axis=1) + values.min(axis=1)) / 2


def guessed(guess, true, off=1.0):
    """The share of hidden counts that a guess gives, within so many."""
    return float((np.abs(guess - true) <= off).mean())


def test_the_middle_of_tables_made_from_the_truth_is_the_truth(made, family, hidden):
    at, true = hidden
    guess = middle(from_the_truth(made, family)[at])
    assert guessed(guess, true, 0.5) > 0.25
    assert guessed(guess, true) > 0.35


@pytest.mark.parametrize("guess", [middle, lambda values: np.median(values, axis=1)])
def test_the_proof_of_a_release_tells_no_more_than_chance(made, family, hidden, guess):
    """By chance: as often as one table does that agrees with all that is published."""
    at, true = hidden
    values = in_the_proof(made, family)[at]
    chance = max(guessed(values[:, table], true) for table in range(values.shape[1]))
    assert guessed(guess(values), true) <= chance + 0.1
    from_truth = middle(from_the_truth(made, family)[at])
    assert guessed(guess(values), true) < guessed(from_truth, true) - 0.1


def test_the_truth_is_no_table_of_the_proof(made, family, hidden):
    at, true = hidden
    values = in_the_proof(made, family)[at]
    assert (values == true[:, None]).mean(axis=0).max() < 0.2
