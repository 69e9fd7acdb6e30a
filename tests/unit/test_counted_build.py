"""Building figures from a delivery: what is left out is said, and a failure leaves nothing."""

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pyarrow.parquet as pq
import pytest

from counted_cells import countable_delivery
from kansrijk.errors import NotFoundError, UserError
from kansrijk.monitor.counted.build import Choices, build_figures
from kansrijk.monitor.counted.parquet import about, read_figures

DORPE, NIEUWSTAD = "GM9004", "GM9010"


def births(years=(2020, 2021, 2022), each=4, **given):
    return [{"birth_date": date(year, 3, 1)} | given for year in years for _ in range(each)]


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "uit"
    folder.mkdir()
    return folder / "figures.parquet"


def build(folder, out, **choices):
    return build_figures(folder, out, Choices(**choices))


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """Births of three years, all preterm, and what building them gave; only read it."""
    folder = tmp_path_factory.mktemp("plain")
    delivery = countable_delivery(folder / "levering", {"births": births(gestation_days=250)})
    told = []
    path = folder / "figures.parquet"
    built = build_figures(delivery, path, Choices(), lambda *words: told.append(words))
    return SimpleNamespace(delivery=delivery, out=path, built=built, told=told)


def one(path, indicator="big2", area="ZZ01", period="2021", group="all"):
    (found,) = read_figures(path, indicator=indicator, area=area, period=period, group=group)
    return found


def test_figures_of_a_delivery(plain):
    assert plain.built.figures == pq.read_metadata(plain.out).num_rows
    assert plain.built.report.is_good
    figure = one(plain.out)
    assert (figure.value, figure.numerator, figure.denominator) == (100.0, 4, 4)
    assert (figure.edition, figure.source) == ("2025", "kansrijk_synthetic")


def test_the_same_delivery_gives_the_same_bytes(plain, out):
    build(plain.delivery, out)
    assert out.read_bytes() == plain.out.read_bytes()


def test_what_the_file_says_of_itself(plain, out):
    build(plain.delivery, out, edition=2023, border_year=2021)
    said = about(out)
    assert (said.country, said.area_set) == ("ZZ01", "verzonnen")
    assert (said.border_year, said.edition, said.synthetic) == (2021, 2023, True)


def test_the_stages_are_told_in_order(plain):
    stages = list(dict.fromkeys(what for what, _, _ in plain.told))
    assert stages[0] == "births"
    assert stages[-2:] == ["omrekenen", "toetsen"]
    assert all(0 <= done <= of for _, done, of in plain.told)


# Areas, years and the label ----------------------------------------------------------------------


def test_borders_of_the_delivery_unless_told(plain, out):
    assert about(plain.out).border_year == 2022
    assert len(read_figures(plain.out, area=NIEUWSTAD)) > 0
    build(plain.delivery, out, border_year=2021)
    assert len(read_figures(out, area=NIEUWSTAD)) == 0
    assert one(plain.out, area=DORPE).denominator == one(out, area=DORPE).denominator == 4


def test_a_year_without_borders(plain, out):
    with pytest.raises(UserError, match="1990"):
        build(plain.delivery, out, border_year=1990)
    assert list(out.parent.iterdir()) == []


def test_a_cut_off_makes_labels_of_probabilities(tmp_path, out):
    rows = [
        {"vulnerable": None, "vulnerability_probability": chance} for chance in (0.1, 0.4, 0.7, 0.7)
    ]
    folder = countable_delivery(tmp_path / "levering", {"births": rows})
    build(folder, out)
    assert one(out, "kwetsbare_zwangeren").unknown == 4
    build(folder, out, cut_off=0.4)
    assert one(out, "kwetsbare_zwangeren").numerator == 3
    assert one(out, group="vulnerable").denominator == 3


@pytest.mark.parametrize("cut_off", [0.0, -0.1, 1.5])
def test_a_cut_off_that_is_no_probability(plain, out, cut_off):
    with pytest.raises(UserError, match="geen kans"):
        build(plain.delivery, out, cut_off=cut_off)


@pytest.mark.parametrize(
    ("choice", "error"), [({"edition": 2022}, UserError), ({"engine": "abacus"}, NotFoundError)]
)
def test_an_edition_or_engine_that_does_not_exist(plain, out, choice, error):
    with pytest.raises(error, match=str(*choice.values())):
        build(plain.delivery, out, **choice)
    assert list(out.parent.iterdir()) == []


# What is not there -------------------------------------------------------------------------------


def test_without_a_table_its_indicators_are_not_counted_and_named(plain):
    assert set(plain.built.uncounted) == {
        "preconceptieconsult", "schulden_ouders", "psychische_problemen", "spraaktaal_negatief",
        "overgewicht_2jaar", "uithuisplaatsing",
    }  # fmt: skip
    assert not set(plain.built.uncounted) & read_figures(plain.out).indicators


def test_a_year_that_was_not_delivered_is_missing(tmp_path, out):
    folder = countable_delivery(tmp_path / "levering", {"births": births((2020, 2021))})
    build(folder, out)
    assert one(out, period="2022").status == "missing"
    assert one(out, period="2020-2022").status == "missing"
    assert one(out, period="2021").status == "shown"


# Faults ------------------------------------------------------------------------------------------


@pytest.fixture
def faulty(tmp_path):
    """Of 2021 one of four children has an impossible weight, of 2022 all four."""
    rows = births((2020,)) + births((2021,), each=3)
    rows += [{"birth_weight": 0}, *births((2022,), birth_weight=0)]
    return countable_delivery(tmp_path / "levering", {"births": rows})


def test_a_delivery_with_faults_is_refused_and_nothing_is_written(faulty, out):
    with pytest.raises(UserError, match=r"(?s)5 fouten.*rij 8, kolom birth_weight") as refused:
        build(faulty, out)
    assert "--skip-faulty" in str(refused.value)
    assert list(out.parent.iterdir()) == []


def test_rows_with_faults_are_left_out_and_never_become_a_zero(faulty, out):
    built = build(faulty, out, skip_faulty=True)
    left = [(rows.table, rows.year, rows.rows) for rows in built.report.left_out]
    assert left == [("births", 2021, 1), ("births", 2022, 4)]
    assert one(out, period="2020").denominator == 4
    assert one(out, period="2021").denominator == 3
    assert one(out, period="2022").status == "missing"
    assert one(out, period="2022").numerator is None


def test_a_table_that_cannot_be_read_is_not_skipped(tmp_path, out):
    folder = countable_delivery(tmp_path / "levering", {"births": births(), "children_two": [{}]})
    (folder / "children_two.parquet").write_bytes(b"PAR1 en verder niets")
    for skip_faulty in (False, True):
        with pytest.raises(UserError, match=r"children_two\.parquet"):
            build(folder, out, skip_faulty=skip_faulty)
    assert list(out.parent.iterdir()) == []


def test_a_placement_with_a_fault_does_not_become_a_child_that_was_never_placed(tmp_path, out):
    """Half of what says that this child was placed out of home cannot be read."""
    day = {"started_on": date(2021, 7, 1), "ended_on": date(2021, 9, 1)}
    spells = [
        {"spell_key": "a", "child_key": "kind-0005", "kind": "protection"} | day,
        {"spell_key": "b", "child_key": "kind-0005", "kind": "residence"} | day
        | {"ended_on": date(2021, 6, 1)},
    ]  # fmt: skip
    folder = countable_delivery(tmp_path / "levering", {"births": births(), "youth_spells": spells})
    built = build(folder, out, skip_faulty=True)
    assert [(rows.table, rows.rows) for rows in built.report.left_out] == [("youth_spells", 1)]
    figure = one(out, "uithuisplaatsing")
    assert figure.status == "missing" or (figure.unknown or 0) >= 1


# Half way ----------------------------------------------------------------------------------------


def test_a_failure_keeps_the_figures_that_were_there(faulty, out):
    out.write_bytes(b"van vorig jaar")
    with pytest.raises(UserError):
        build(faulty, out)
    assert out.read_bytes() == b"van vorig jaar"


def test_a_failure_while_writing_leaves_nothing(plain, out, monkeypatch):

    def full(table, path, **_):
        Path(path).write_bytes(b"PAR1")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pq, "write_table", full)
    with pytest.raises((UserError, OSError)):
        build(plain.delivery, out)
    assert list(out.parent.iterdir()) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from kansrijk.monitor.counted.build import Choices, build_figures

def stop(what, done, of):
    if what == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)

build_figures(Path(sys.argv[1]), Path(sys.argv[2]), Choices(), stop)
"""


@pytest.mark.parametrize("stage", ["children", "toetsen"])
def test_killed_half_way_there_is_no_file(plain, tmp_path, out, stage):
    ran = subprocess.run(
        [sys.executable, "-c", KILLED, plain.delivery, out, stage],
        env=os.environ | {"TMPDIR": str(tmp_path)},
        check=False,
    )
    assert ran.returncode == -signal.SIGKILL
    assert list(out.parent.iterdir()) == []
