"""A protected release: what is in it, how it is checked, and how a check must fail."""

import json
import re

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kansrijk.errors import UserError
from kansrijk.monitor.disclosure.checking import check_beside, verify_release
from kansrijk.monitor.release import open_release, release_name
from protected_release import INDICATOR, build, copy, protected, rewritten, truth


@pytest.fixture(scope="module")
def made():
    return protected()


def forget_hashes(release):
    """Name the files as they are now, as a maker who wants to deceive would do."""
    import hashlib

    path = release / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest["files"] = {
        name: hashlib.sha256((release / name).read_bytes()).hexdigest()
        for name in manifest["files"]
        if (release / name).is_file()
    }
    path.write_text(json.dumps(manifest))


# What is in it -----------------------------------------------------------------------------------


def test_every_hidden_figure_is_proven(made):
    found = verify_release(made.release)
    proof = open_release(made.release).manifest["proof"]
    assert found.checked is not None
    assert (found.checked.cells, found.checked.narrowest) == (proof["cells"], proof["narrowest"])
    assert proof["cells"] > 1000
    assert proof["narrowest"] >= 5


def test_what_is_shown_is_true_and_large_enough(made):
    true = truth(made.figures)
    shown = 0
    for figure in open_release(made.release).figures:
        count, people = true.get((figure.area, figure.period, figure.group), (None, None))
        if figure.value is not None:
            assert (figure.numerator, figure.denominator) == (count, people)
            assert min(count, people - count) >= 10
            shown += 1
    assert shown > 250


def test_a_hidden_figure_tells_nothing_but_perhaps_its_people(made):
    hidden = [f for f in open_release(made.release).figures if f.status == "suppressed"]
    assert hidden
    for figure in hidden:
        told = (figure.value, figure.numerator, figure.lower, figure.upper, figure.unknown,
                figure.unknown_share, figure.known_value, figure.note)  # fmt: skip
        assert told == (None,) * 8
        assert figure.denominator is None or figure.denominator >= 10


def test_nothing_in_the_folder_tells_which_figures_were_hidden_first(made):
    assert set(json.loads((made.release / "relations.json").read_text())) == {
        "border_year", "country", "families", "withdrawn",
    }  # fmt: skip
    for path in (made.release / "proof").iterdir():
        names = [n for n in pq.read_schema(path).names if not re.fullmatch(r"t\d+", n)]
        assert names == ["unit", "year", "group", "class"]


def test_the_same_figures_give_the_same_bytes(made, tmp_path):
    again = build(made.figures, tmp_path / "again")
    assert release_name(again) == release_name(made.release)


# How a check must fail ---------------------------------------------------------------------------


def test_a_changed_figure_is_found(made, tmp_path):
    release = copy(made.release, tmp_path / "release")
    text = (release / "figures.csv").read_text()
    (release / "figures.csv").write_text(text.replace(",shown,", ", shown,", 1))
    with pytest.raises(UserError, match=r"figures\.csv.*gewijzigd"):
        verify_release(release)


def test_a_changed_figure_with_hashes_that_fit_is_found_by_adding_up(made, tmp_path):
    release = copy(made.release, tmp_path / "release")

    def one_more(rows):
        row = next(r for r in rows if r["status"] == "shown" and r["area"].startswith("VB"))
        row["numerator"] = str(int(row["numerator"]) + 1)
        return rows

    rewritten(release, one_more)
    forget_hashes(release)
    with pytest.raises(UserError, match="kloppen niet met het bewijs"):
        verify_release(release)


def test_a_figure_that_gives_another_away_is_found(made, tmp_path):
    """Show one hidden count as it truly is: the tables of the proof contradict it."""
    release, true = copy(made.release, tmp_path / "release"), truth(made.figures)

    def reveal(rows):
        row = next(r for r in rows if r["status"] == "suppressed" and r["denominator"])
        count, _ = true[row["area"], row["period"], row["group"]]
        row.update(status="shown", value="1", numerator=str(count), reason="")
        return rows

    rewritten(release, reveal)
    forget_hashes(release)
    with pytest.raises(UserError, match="kloppen niet met het bewijs"):
        verify_release(release)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda table: table.set_column(4, "t0", table["t1"]), "te goed bekend|kloppen niet"),
        (lambda table: table.select(table.column_names[:5]), "te goed bekend"),
        (lambda table: table.slice(1), "van een andere uitgave"),
    ],
)
def test_a_spoiled_proof_is_found(made, tmp_path, spoil, said):
    release = copy(made.release, tmp_path / "release")
    for path in (release / "proof").iterdir():
        pq.write_table(spoil(pq.read_table(path)), path)
    forget_hashes(release)
    with pytest.raises(UserError, match=said):
        verify_release(release)


def test_tables_that_are_one_table_prove_nothing(made, tmp_path):
    release = copy(made.release, tmp_path / "release")
    for path in (release / "proof").iterdir():
        table = pq.read_table(path)
        names = [name for name in table.column_names if name.startswith("t")]
        columns = {name: table[name] for name in table.column_names if name not in names}
        pq.write_table(pa.table({**columns, **dict.fromkeys(names, table[names[0]])}), path)
    forget_hashes(release)
    with pytest.raises(UserError, match="te goed bekend"):
        verify_release(release)


def test_a_proof_that_is_gone_is_missed(made, tmp_path):
    release = copy(made.release, tmp_path / "release")
    next((release / "proof").iterdir()).unlink()
    with pytest.raises(UserError, match="ontbreekt"):
        verify_release(release)


def test_a_file_that_does_not_belong_is_refused(made, tmp_path):
    release = copy(made.release, tmp_path / "release")
    (release / "primary.csv").write_text("cell\n")
    with pytest.raises(UserError, match=r"primary\.csv.*hoort niet"):
        verify_release(release)


# The commands ------------------------------------------------------------------------------------


def test_verify_says_what_was_checked(made, kansrijk):
    result = kansrijk("release", "verify", str(made.release))
    assert result.code == 0
    assert "het bewijs klopt" in result.out


def test_diff_of_a_release_with_itself(made, kansrijk):
    result = kansrijk("release", "diff", str(made.release), str(made.release))
    assert result.code == 0, result.err
    assert "Samen verraden ze niets" in result.out


def test_a_release_that_shows_what_the_other_hides_is_refused_beside_it(made, tmp_path):
    """Two releases may each be safe and yet tell something together."""
    earlier, true = copy(made.release, tmp_path / "earlier"), truth(made.figures)

    def swap(rows):
        for row in rows:
            key = row["area"], row["period"], row["group"]
            if row["status"] == "suppressed" and row["denominator"] and true[key][0] >= 10:
                row.update(status="shown", value="1", numerator=str(true[key][0]), reason="")
        return rows

    rewritten(earlier, swap)
    forget_hashes(earlier)
    with pytest.raises(UserError):
        check_beside(made.release, earlier)


def test_build_refuses_to_write_over_a_release(made, kansrijk):
    result = kansrijk("release", "build", str(made.figures), "--out", str(made.release))
    assert result.code == 2
    assert "bestaat al" in result.err


def test_nothing_is_left_when_something_cannot_be_proven(made, tmp_path, monkeypatch):
    from kansrijk.monitor.disclosure import publish

    def refuse(*_):
        raise UserError("geen bewijs")

    monkeypatch.setattr(publish, "attack", refuse)
    with pytest.raises(UserError, match="geen bewijs"):
        build(made.figures, tmp_path / "release")
    assert list(tmp_path.iterdir()) == []


def test_the_indicator_is_the_only_one(made):
    assert open_release(made.release).figures.indicators == {INDICATOR}
