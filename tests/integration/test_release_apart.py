"""Tables that are safe apart and published side by side: the attacker must break them.

The builder knows these relations: its own release of the same figures holds.
"""

import pytest

from hidden_intervals import family_of, narrow
from joined_releases import BIG2, apart, is_block
from kansrijk.monitor.disclosure.public import FIGURES
from protected_release import INDICATOR, truth

#: Where to look; every hidden figure takes a linear program or two.
AREAS = ("ZZ01-none", "GG91", "ZK90", "ZK91")


@pytest.fixture(scope="module")
def made():
    return apart()


def known(family, indicators, width=1.0):
    """Counts that are known exactly, in some areas."""
    return narrow(family, width, lambda name: name[0] in indicators and name[1] in AREAS)


def true_counts(made, indicator):
    found = truth(made / "figures.parquet", indicator)
    return {(indicator, *name): count for name, (count, _) in found.items()}


def test_big2_and_its_components_by_themselves_are_safe(made):
    for indicator in BIG2:
        assert known(family_of(made / f"only-{indicator}"), {indicator}, 5.0) == {}


def test_big2_beside_its_components_is_broken(made):
    leaks = known(family_of(made / "components"), set(BIG2))
    true = {
        name: count for indicator in BIG2 for name, count in true_counts(made, indicator).items()
    }
    assert leaks
    for name, values in leaks.items():
        assert values == pytest.approx((true[name],) * 2, abs=0.01)


def test_built_together_big2_and_its_components_hold(made):
    assert known(family_of(made / "big2"), set(BIG2), 5.0) == {}


def test_single_years_by_themselves_are_safe(made):
    assert narrow(family_of(made / "only-years")) == {}


def test_single_years_beside_blocks_are_broken(made):
    rows = (made / "blocks" / FIGURES).read_text(encoding="utf-8").splitlines()[1:]
    assert {is_block(row) for row in rows} == {True, False}
    leaks = narrow(family_of(made / "blocks"), 1, lambda name: name[0] == INDICATOR)
    true = true_counts(made, INDICATOR)
    assert leaks
    for name, values in leaks.items():
        assert values == pytest.approx((true[name],) * 2, abs=0.01)


def test_built_together_single_years_and_blocks_hold(made):
    assert narrow(family_of(made / "periods")) == {}
