"""An area set is a folder that must hold together before anything is counted with it."""

import pytest

from invented_areas import (
    BORDER_CHANGES,
    MERGERS,
    NAME_ALIASES,
    TILES,
    municipalities,
    write_area_set,
)
from kansrijk.errors import TableError, UserError
from kansrijk.monitor.areas import AreaSet, netherlands


def faults(folder, **changed):
    with pytest.raises(TableError) as error:
        AreaSet.load(write_area_set(folder, **changed))
    return str(error.value)


def test_the_netherlands_holds_together_and_is_read_once():
    assert netherlands() is netherlands()
    assert netherlands().years == tuple(range(2019, 2027))
    assert set(netherlands().tiles) == netherlands().borders.codes_in(2026)


@pytest.mark.parametrize("name", ["area_set.toml", "mergers.csv"])
def test_a_folder_without_one_of_its_files_is_refused(tmp_path, name):
    write_area_set(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(UserError, match=f"{name} ontbreekt"):
        AreaSet.load(tmp_path)


def test_shares_that_are_not_together_one(tmp_path):
    text = faults(tmp_path, mergers=MERGERS.replace("split,0.6", "split,0.5"))
    assert "de delen van GM9003 op 2021-01-01 zijn samen 0.9, niet 1" in text


def test_a_whole_merger_of_a_part(tmp_path):
    text = faults(tmp_path, mergers=MERGERS.replace("split,0.6", "whole,0.6"))
    assert "mergers.csv, rij 2, kolom share: whole met deel 0.6" in text


def test_a_municipality_that_vanishes_without_a_merger(tmp_path):
    mergers = "".join(row for row in MERGERS.splitlines(True) if "Eiland" not in row)
    text = faults(tmp_path, mergers=mergers)
    assert "GM9005 verdwijnt in 2022, maar dat volgt niet uit mergers.csv" in text


def test_a_municipality_that_appears_from_nowhere(tmp_path):
    rows = municipalities().splitlines(True)
    extra = rows[-1].replace("GM9010", "GM9011").replace("Nieuwstad", "Nergens")
    text = faults(tmp_path, municipalities="".join([*rows, extra]))
    assert "GM9011 verschijnt in 2022" in text


def test_a_present_code_that_the_mergers_do_not_lead_to(tmp_path):
    text = faults(
        tmp_path,
        municipalities=municipalities().replace("VR92,Veiligheidsregio Zuid,GM9010",
                                                "VR92,Veiligheidsregio Zuid,GM9002"),
    )  # fmt: skip
    assert "kolom current_code: GM9003 gaat volgens mergers.csv niet naar GM9002" in text
    assert "(toegestaan: GM9004, GM9010)" in text


def test_a_ggd_in_two_provinces(tmp_path):
    rows = municipalities().replace(
        "GM9002,Beekdorp,Beekdorp,PV91", "GM9002,Beekdorp,Beekdorp,PV92"
    )
    assert "GG91 ligt ook in PV91; een GGD ligt in één provincie" in faults(
        tmp_path, municipalities=rows
    )


def test_an_alias_must_be_of_an_area_that_exists(tmp_path):
    text = faults(tmp_path, name_aliases=NAME_ALIASES.replace("ZZ01", "GM9999"))
    assert "name_aliases.csv, rij 2, kolom code: GM9999 is geen gebied" in text


def test_a_municipality_without_a_tile_and_a_tile_without_a_municipality(tmp_path):
    text = faults(tmp_path, tilemap=TILES.replace("GM9010", "GM9001"))
    assert "GM9010 heeft geen zeshoek" in text
    assert "GM9001 is geen gemeente van nu" in text


def test_an_unknown_column_is_named(tmp_path):
    text = faults(tmp_path, border_changes=BORDER_CHANGES.replace("received", "ontving"))
    assert "kolom ontving: onbekende kolom" in text
