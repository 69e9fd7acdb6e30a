"""A release and its correction: what was published stays, and together they tell nothing more."""

import json
import re
from hashlib import sha256

import pytest

from corrected_releases import LATE_THERE, chosen, corrections, shown
from hidden_intervals import family_of, narrow
from kansrijk.errors import UserError
from kansrijk.monitor.disclosure.checking import check_beside, verify_release
from kansrijk.monitor.disclosure.differing import differences
from kansrijk.monitor.release import open_release
from protected_release import INDICATOR, build, copy, rewritten, truth


@pytest.fixture(scope="module")
def made():
    return corrections()


# A correction that is built upon the release before it -------------------------------------------


def test_what_was_published_stays_with_the_value_of_now(made):
    before, after = shown(made / "old"), shown(made / "corrected")
    true, was = truth(made / "more.parquet"), truth(made / "old.parquet")
    assert before.keys() <= after.keys()
    assert all(after[name] == true[name][0] for name in after)
    changed = {name for name in before if before[name] != after[name]}
    assert changed
    assert changed == {name for name in before if true[name][0] != was[name][0]}


def test_it_can_be_verified_and_compared(made, kansrijk):
    assert verify_release(made / "corrected").checked == check_beside(
        made / "corrected", made / "old"
    )
    result = kansrijk("release", "diff", str(made / "old"), str(made / "corrected"))
    assert result.code == 0, result.out
    found = differences(made / "old", made / "corrected")
    assert found.hidden == found.people_hidden == ()


def test_people_that_appear_beside_a_hidden_count_change_no_value(made, tmp_path):
    """The count is hidden in both: nothing that was told became something else."""
    [key] = [
        f"{f.indicator} {f.line} {f.area} {f.period} {f.group}"
        for f in open_release(made / "old").figures if f.value is None and f.denominator
    ][:1]  # fmt: skip

    def without_people(rows):
        for row in rows:
            if key == " ".join(row[n] for n in ("indicator", "line", "area", "period", "group")):
                row["denominator"] = None
        return rows

    without = copy(made / "old", tmp_path / "without")
    rewritten(without, without_people)
    manifest = json.loads((without / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"]["figures.csv"] = sha256((without / "figures.csv").read_bytes()).hexdigest()
    (without / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    later = differences(without, made / "old")
    assert (later.people_opened, later.people_hidden, later.changed) == ((key,), (), ())
    back = differences(made / "old", without)
    assert (back.people_opened, back.people_hidden, back.changed) == ((), (key,), ())
    assert later.opened == back.hidden == ()


def test_with_the_release_before_it_nothing_more_is_known(made):
    assert narrow(family_of(made / "corrected", [made / "old"])) == {}


def test_of_what_is_hidden_now_the_number_before_is_not_known_either(made):
    """Of what is shown since, it may be: old numbers are not proven a second time."""
    now = family_of(made / "corrected", [made / "old"])
    hidden = {name for system in now.systems for name in system.names}
    assert len(hidden) > 10
    assert not narrow(family_of(made / "old", [made / "corrected"])).keys() & hidden


# A correction that knows nothing of it -----------------------------------------------------------


def test_a_correction_made_by_itself_is_broken_beside_the_release_before_it(made):
    assert narrow(family_of(made / "fewer")) == {}
    leaks = narrow(family_of(made / "fewer", [made / "old"]), width=1)
    true = truth(made / "fewer.parquet")
    known = {name[1:]: values for name, values in leaks.items() if name[0] == INDICATOR}
    # He takes for unchanged what no published figure shows to be changed: now and then wrongly.
    assert any(low - 1 < true[name][0] < high + 1 for name, (low, high) in known.items())
    with pytest.raises(UserError, match="kloppen niet met het bewijs"):
        check_beside(made / "fewer", made / "old")


# What may not be shown any more ------------------------------------------------------------------


def test_a_shown_figure_that_becomes_too_small_must_be_taken_back(made, tmp_path):
    small = chosen().wrong
    assert truth(made / "fewer.parquet")[small][0] == LATE_THERE
    assert small in shown(made / "old")
    said = rf"{re.escape(' '.join(small))} \(.* te klein\).*--withdraw"
    with pytest.raises(UserError, match=said):
        build(made / "fewer.parquet", tmp_path / "release", previous=(made / "old",))
    assert not (tmp_path / "release").exists()


def test_an_indicator_that_is_left_out_is_missed(made, tmp_path):
    from kansrijk.monitor.disclosure.publish import Order, build_release
    from protected_release import quiet

    order = Order(figures=made / "old.parquet", indicators=frozenset({"vroeggeboorte"}),
                  previous=(made / "old",))  # fmt: skip
    with pytest.raises(UserError, match=f"toont ook {INDICATOR}"):
        build_release(order, tmp_path, "release", quiet)


def test_a_release_before_the_one_before_is_asked_for(made, tmp_path):
    with pytest.raises(UserError, match="bouwde voort op"):
        build(made / "more.parquet", tmp_path / "release", previous=(made / "corrected",))
