"""Figures that are taken back: what the new release says of them, and what is still known."""

import json

import pytest

from corrected_releases import LATE_THERE, chosen, corrections
from hidden_intervals import family_of, intervals, narrow
from kansrijk.errors import TableError, UserError
from kansrijk.monitor.disclosure.checking import verify_release
from kansrijk.monitor.disclosure.earlier import open_earlier, published_in
from kansrijk.monitor.disclosure.proof import FOLDER, check_proof
from kansrijk.monitor.disclosure.public import RELATIONS
from kansrijk.monitor.release import open_release
from protected_release import INDICATOR, build, copy, made_once

HEADER = "indicator,area,period,group,reason,was_wrong\n"


def csv(folder, *rows, header=HEADER):
    path = folder / "withdrawn.csv"
    path.write_text(header + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def named(which):
    """Area, period and group of the figure that was chosen as such."""
    return getattr(chosen(), which)


def row(which, reason, answer):
    return ",".join((INDICATOR, *named(which), reason, answer))


def _make(folder):
    made = corrections()
    for name, figures, rows in (
        ("wrong", "fewer", row("wrong", "telfout", "ja")),
        ("asked", "old", row("asked", "op verzoek", "nee")),
    ):
        build(made / f"{figures}.parquet", folder / name, previous=(made / "old",),
              withdraw=csv(folder, rows))  # fmt: skip


@pytest.fixture(scope="module")
def made():
    return corrections()


@pytest.fixture(scope="module")
def withdrawn():
    return made_once("withdrawn", _make)


def figure(release, name):
    [found] = [f for f in open_release(release).figures if (f.area, f.period, f.group) == name]
    return found


@pytest.mark.parametrize("which", ["wrong", "asked"])
def test_a_figure_taken_back_is_hidden_and_the_rest_stays(made, withdrawn, which):
    before = open_release(made / "old").figures
    after = {(f.area, f.period, f.group): f for f in open_release(withdrawn / which).figures}
    gone = [
        (f.area, f.period, f.group) for f in before
        if f.value is not None and after[f.area, f.period, f.group].value is None
    ]  # fmt: skip
    assert gone == [named(which)]
    assert after[named(which)].numerator is None


@pytest.mark.parametrize(
    ("which", "said"),
    [("wrong", "telfout (de oude waarde was fout)"), ("asked", "op verzoek (de oude waarde klopt")],
)
def test_the_reason_stands_in_the_release_and_in_the_comparison(
    made, withdrawn, kansrijk, which, said
):
    [taken] = open_release(withdrawn / which).manifest["proof"]["withdrawn"]
    assert taken["was_wrong"] == (which == "wrong")
    result = kansrijk("release", "diff", str(made / "old"), str(withdrawn / which))
    assert result.code == 0, result.out
    assert said in result.out


def test_anyone_can_verify_it_with_the_release_before(made, withdrawn):
    for which in ("wrong", "asked"):
        found = verify_release(withdrawn / which, [made / "old"])
        assert found.checked.narrowest >= 5


def test_a_value_that_stands_is_known_and_not_claimed_to_be_protected(made, withdrawn):
    family = family_of(withdrawn / "asked", [made / "old"])
    assert (INDICATOR, *named("asked")) not in family.count.names
    assert narrow(family) == {}


def test_a_value_that_was_wrong_tells_nothing_and_the_true_one_is_protected(made, withdrawn):
    name = INDICATOR, *named("wrong")
    family = family_of(withdrawn / "wrong", [made / "old"])
    low, high = intervals(family.count, lambda own: own == name)[name]
    assert high - low >= 5
    assert low + 5 <= LATE_THERE <= high - 5
    assert narrow(family) == {}


def test_saying_that_the_old_value_stands_breaks_the_proof(made, withdrawn, tmp_path):
    release = copy(withdrawn / "wrong", tmp_path / "release")
    path = release / RELATIONS
    relations = json.loads(path.read_text(encoding="utf-8"))
    relations["withdrawn"][0]["was_wrong"] = False
    path.write_text(json.dumps(relations), encoding="utf-8")
    with pytest.raises(UserError, match="kloppen niet met het bewijs"):
        check_proof(family_of(release, [made / "old"]), release / FOLDER, 5)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("wrong", "telfout", "nee")], r"rij 2, kolom was_wrong: .*anders.*toegestaan: ja"),
        ([("wrong", "telfout", "")], "toegestaan: ja"),
        ([("wrong", "telfout", "misschien")], "toegestaan: ja, nee"),
        ([("wrong", "", "ja")], r"rij 2, kolom reason: leeg"),
        ([("asked", "telfout", "ja")], r"is wat is gepubliceerd .toegestaan: nee"),
        ([("wrong", "telfout", "ja"), ("unpublished", "x", "ja")],
         "rij 3: dit cijfer is niet gepubliceerd"),
    ],
)  # fmt: skip
def test_what_is_not_so_is_refused_with_its_row(made, tmp_path, rows, said):
    with pytest.raises(TableError, match=said):
        build(made / "fewer.parquet", tmp_path / "release", previous=(made / "old",),
              withdraw=csv(tmp_path, *(row(*of) for of in rows)))  # fmt: skip


def test_the_last_column_may_be_left_out(made, tmp_path):
    path = csv(tmp_path, row("wrong", "telfout", "").removesuffix(","),
               header="indicator,area,period,group,reason\n")  # fmt: skip
    with pytest.raises(TableError, match="was_wrong"):
        build(made / "fewer.parquet", tmp_path / "release", previous=(made / "old",), withdraw=path)


def test_what_was_taken_back_need_not_be_in_later_releases(made, withdrawn):
    earlier = open_earlier([made / "old", withdrawn / "asked"])
    assert [folder.path.name for folder in earlier] == ["asked", "old"]
    ground = family_of(made / "old").people.atoms.ground
    [before] = published_in([earlier[1]], ground).values()
    [published] = published_in(earlier, ground).values()
    assert named("asked") in before.counts
    assert named("asked") not in published.counts
