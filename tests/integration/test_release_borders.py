"""Old and new borders: two releases that are safe apart, side by side and built upon each other."""

import pytest

from border_releases import borders
from hidden_intervals import family_of, narrow
from kansrijk.errors import UserError
from kansrijk.monitor.disclosure.checking import check_beside, verify_release
from kansrijk.monitor.disclosure.public import Folder
from kansrijk.monitor.release import open_release
from merging_country import AARDAM, BEEKDORP, NIEUWSTAD
from protected_release import copy, truth


@pytest.fixture(scope="module")
def made():
    return borders()


def test_each_release_alone_is_safe(made):
    assert narrow(family_of(made / "old")) == {}
    assert narrow(family_of(made / "new")) == {}


def test_side_by_side_they_give_the_small_municipality_away(made):
    """Nieuwstad is Aardam and Beekdorp: whoever has both subtracts."""
    leaks = narrow(family_of(made / "new", [made / "old"]))
    small, true = f"{BEEKDORP}@2021", truth(made / "figures-2021.parquet")
    known = {
        name[2:]: values for name, values in leaks.items()
        if name[:2] == ("people", small) and values[1] - values[0] < 1
    }  # fmt: skip
    # Of so few not even the number may be told.
    assert any(true[BEEKDORP, *name][1] < 10 for name in known)
    for name, values in known.items():
        assert values == pytest.approx((true[BEEKDORP, *name][1],) * 2, abs=0.01)
    new = truth(made / "figures-2022.parquet")
    for name, values in leaks.items():
        if name[0] != "people" and name[1:] in new:
            assert values == pytest.approx((new[name[1:]][0],) * 2, abs=5)


def test_the_proof_of_one_does_not_count_with_the_other(made):
    with pytest.raises(UserError, match="van een andere uitgave"):
        check_beside(made / "new", made / "old")


def test_built_upon_the_old_one_it_gives_nothing_away(made):
    assert narrow(family_of(made / "both", [made / "old"])) == {}


def test_the_proof_counts_with_the_old_borders(made, tmp_path):
    found = verify_release(made / "both")
    assert found.checked == check_beside(made / "both", made / "old")
    assert found.checked.cells > verify_release(made / "new").checked.cells


def test_without_the_old_release_nothing_can_be_checked(made, tmp_path):
    alone = copy(made / "both", tmp_path / "both")
    with pytest.raises(UserError, match="eerdere uitgave"):
        verify_release(alone)
    assert verify_release(alone, [made / "old"]) == verify_release(made / "both")


def test_areas_of_the_same_ground_are_one_area(made):
    family = family_of(made / "both", [made / "old"])
    known = {area for area, _, _ in family.people.atoms.names()}
    assert {f"{AARDAM}@2021", f"{BEEKDORP}@2021", NIEUWSTAD, "GM9021"} <= known
    assert "GM9021@2021" not in known


def test_what_was_shown_of_the_same_ground_stays_shown(made):
    shown = {
        (f.area, f.period, f.group): f.numerator
        for f in open_release(made / "both").figures
        if f.value is not None
    }
    there = {f.area for f in open_release(made / "both").figures}
    before = [f for f in open_release(made / "old").figures if f.value is not None]
    same = [f for f in before if f.area in there and f.area not in ("GM9004", "GM9005")
            and "size" not in f.area]  # fmt: skip
    assert len(same) > 20
    for figure in same:
        assert shown[figure.area, figure.period, figure.group] == figure.numerator


def test_diff_of_old_and_new_borders(made, kansrijk):
    result = kansrijk("release", "diff", str(made / "old"), str(made / "both"))
    assert result.code == 0, result.out
    assert "Samen verraden ze niets" in result.out
    apart = kansrijk("release", "diff", str(made / "old"), str(made / "new"))
    assert apart.code == 1


def test_the_release_says_upon_what_it_was_built(made):
    assert len(open_release(made / "both").manifest["proof"]["previous"]) == 1
    assert Folder.open(made / "both").border_year == 2022
