"""From question to copy to values, on the real answers of table 03759ned."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kansrijk.errors import NotFoundError, UserError
from kansrijk.monitor.areas import netherlands
from kansrijk.monitor.figures import Flag, Status
from kansrijk.monitor.indicators import catalogue
from kansrijk.monitor.published.imports import Publication, read_import
from kansrijk.monitor.sources.statline_client import (
    CopyStore,
    Fetched,
    Patience,
    Selection,
    StatlineError,
    described,
    fetch_table,
    select,
)
from kansrijk.reference.tables.context import StatlineTable
from statline_server import TABLE, SmallStatline, v3_table

ROWS = described(TABLE)
DAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    for setting, version in (("", "v4"), ("_V3", "v3"), ("_RIVM", "rivm")):
        monkeypatch.setenv(f"KANSRIJK_STATLINE{setting}", f"http://statline.test/{version}")


@pytest.fixture
def statline() -> SmallStatline:
    return SmallStatline(page_size=10)


@pytest.fixture
def store(tmp_path: Path) -> CopyStore:
    return CopyStore(tmp_path)


def fetch(
    statline: SmallStatline,
    store: CopyStore,
    rows: Sequence[StatlineTable] = ROWS,
    day: date = DAY,
    table: str = TABLE,
) -> Fetched:
    web = Patience(statline, sleep=lambda _: None)
    return fetch_table(table, store=store, web=web, rows=rows, today=day)


def as_v3(statline: SmallStatline) -> SmallStatline:
    statline.tables = {f"v3/{TABLE}": v3_table()}
    return statline


def inhabitants(store: CopyStore) -> Selection:
    return select(ROWS, store, netherlands())


def values(selection: Selection) -> dict[tuple[str, str | None], Any]:
    return {(value.area, value.period): value.value for value in selection.values}


def test_the_rows_the_code_lists_and_the_question_are_kept(
    statline: SmallStatline, store: CopyStore
) -> None:
    copy = fetch(statline, store).copy

    assert (copy.table, copy.day, copy.rows) == (TABLE, DAY, 64)
    assert {"Properties", "Dimensions", "MeasureCodes", "RegioSCodes"} <= copy.pages.keys()
    assert len(copy.pages["Observations"]) == 7
    assert copy.query["$filter"] == (
        "(Measure eq 'M000352') and BurgerlijkeStaat eq 'T001019'"
        " and Geslacht eq 'T001038' and Leeftijd eq '10000'"
    )


def test_only_what_all_measures_share_is_asked_of_the_server(
    statline: SmallStatline, store: CopyStore
) -> None:
    babies = ROWS[0].model_copy(
        update={"choices": "BurgerlijkeStaat=T001019;Geslacht=T001038;Leeftijd=0 jaar"}
    )

    copy = fetch(statline, store, rows=[*ROWS, babies]).copy

    assert "Geslacht eq" in copy.query["$filter"]
    assert "Leeftijd" not in copy.query["$filter"]


def test_a_table_that_is_not_described_is_fetched_whole(
    statline: SmallStatline, store: CopyStore
) -> None:
    copy = fetch(statline, store, rows=()).copy

    assert copy.query == {}
    assert list(copy.records("Observations")) == statline.tables[f"v4/{TABLE}"]["Observations"]


def test_both_dialects_give_the_same_values(statline: SmallStatline, tmp_path: Path) -> None:
    new, old = CopyStore(tmp_path / "v4"), CopyStore(tmp_path / "v3")
    fetch(statline, new)
    fetch(as_v3(SmallStatline(page_size=10)), old)

    assert old.newest(TABLE).version == "v3"  # type: ignore[union-attr]
    assert values(inhabitants(new))["GM0363", "2021JJ00"] == 873338
    # v3 has null where v4 says that a cell cannot exist; both are no value
    shown = {place: v for place, v in values(inhabitants(old)).items() if v is not None}
    assert shown == values(inhabitants(new))


def test_v3_is_asked_for_padded_codes_and_numbered_columns(
    statline: SmallStatline, store: CopyStore
) -> None:
    query = fetch(as_v3(statline), store).copy.query

    assert "Leeftijd eq '10000   '" in query["$filter"]
    assert query["$select"].endswith("BevolkingOp1Januari_1")


def test_the_import_door_reads_the_selection(
    statline: SmallStatline, store: CopyStore, tmp_path: Path
) -> None:
    periods = statline.tables[f"v4/{TABLE}"]["PeriodenCodes"]
    periods[-1]["Status"] = "NaderVoorlopig"
    fetch(statline, store)
    selection = inhabitants(store)

    figures, source = read_import(
        selection.write(tmp_path),
        catalogue.measure("inhabitants"),
        Publication(selection.source, selection.published_on),
    )

    (newest,) = figures.select(area="NL01", period="2026")
    assert (newest.status, newest.value) == (Status.SHOWN, 18130208)
    assert newest.flags == {Flag.PROVISIONAL}
    assert [f.flags for f in figures.select(area="NL01", period="2021")] == [frozenset()]
    assert (source.owner, source.date) == ("CBS", "2026-05-29")


def test_what_kansrijk_has_no_place_for_is_counted(
    statline: SmallStatline, store: CopyStore
) -> None:
    table = statline.tables[f"v4/{TABLE}"]
    usual = table["Observations"][0]
    table["PeriodenCodes"] += [{"Identifier": "2027JJ00", "Title": "2027"}]
    table["Observations"] += [
        usual | change
        for change in (
            {"RegioS": "LD01"},
            {"RegioS": "GM0457", "Perioden": "2025JJ00", "Value": 0},
            {"Perioden": "2024KW01"},
            {"Perioden": "1990JJ00"},
            {"Perioden": "2027JJ00", "Value": None},
        )
    ]
    fetch(statline, store)

    selection = inhabitants(store)

    left_out = selection.left_out
    # of the real rows: municipalities before they began or after they ended
    assert left_out.pop("kan niet bestaan") > 0
    assert left_out == {
        "ander gebied": 2, "geen heel jaar": 1, "voor 2019": 1, "nog niet gepubliceerd": 1,
    }  # fmt: skip
    assert ("GM0457", "2025JJ00") not in values(selection)


# --- nothing is kept, and the copy of before stays -----------------------------------------------


def broken(statline: SmallStatline, how: str) -> None:
    table = statline.tables[f"v4/{TABLE}"]
    if how == "changed measure":
        table["MeasureCodes"][0] |= {"Identifier": "M999", "Title": "Inwoners totaal"}
    elif how == "changed code":
        del table["LeeftijdCodes"][0]
    elif how == "another dimension":
        table["Dimensions"].append({"Identifier": "Herkomst", "Kind": "Dimension"})
        table["HerkomstCodes"] = [{"Identifier": c, "Title": c} for c in "ab"]
    elif how == "fewer rows":
        del table["Observations"][50:]
    elif how == "no rows":
        table["Observations"] = []
    elif how == "a name that is a path":
        table["Dimensions"].append({"Identifier": "../../elders", "Kind": "Dimension"})
    elif how == "another shape":
        table["Dimensions"] = [{"Name": "RegioS"}]
    else:
        statline.fail("Observations", how, times=99)


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ("changed measure", "De tabel is veranderd, voor inhabitants: maat"),
        ("changed code", "De tabel is veranderd, voor inhabitants: kolom 'Leeftijd'"),
        ("another dimension", "kolom 'Herkomst' heeft een keuze nodig"),
        ("fewer rows", "gaf 50 rijen, en op 2026-11-23 nog 64"),
        ("no rows", "geen enkele rij"),
        ("another shape", "de vorm is anders"),
        ("a name that is a path", "is geen naam van een kolom"),
        ("500", "status 500"),
        ("cut", "afgebroken"),
        ("html", "geen leesbare JSON"),
    ],
)
def test_the_last_copy_stays_when_something_is_wrong(
    statline: SmallStatline, store: CopyStore, how: str, message: str
) -> None:
    kept = fetch(statline, store, day=date(2026, 11, 23)).copy
    broken(statline, how)

    with pytest.raises(StatlineError, match=message):
        fetch(statline, store)

    assert store.newest(TABLE) == kept
    assert [path.name for path in (store.root / TABLE).iterdir()] == ["2026-11-23"]


def test_a_guess_that_fails_is_noted_and_the_whole_table_is_kept(
    statline: SmallStatline, store: CopyStore
) -> None:
    guess = ROWS[0].model_copy(update={"evidence": "unverified", "column": "Zielen", "code": None})

    result = fetch(statline, store, rows=[guess])

    assert "maat 'Zielen' ontbreekt; wel: M000352" in result.notes[0]
    assert result.copy.query == {}
    with pytest.raises(UserError, match="kopie van 2026-11-24: maat 'Zielen' ontbreekt"):
        select([guess], store, netherlands())


def test_a_table_that_no_service_has(statline: SmallStatline, store: CopyStore) -> None:
    with pytest.raises(NotFoundError, match="Tabel '99999NED' bestaat niet"):
        fetch(statline, store, rows=(), table="99999NED")

    assert [address.split("/")[3] for address in statline.asked] == ["v4", "v3"]


@pytest.mark.parametrize("table", ["../../etc", "37259ned/x", "", "a" * 400])
def test_a_name_that_is_no_table_is_never_asked(
    statline: SmallStatline, store: CopyStore, table: str
) -> None:
    with pytest.raises(UserError, match="geen tabel van StatLine"):
        fetch(statline, store, rows=(), table=table)

    assert statline.asked == []


def test_without_a_copy_there_is_nothing_to_select(store: CopyStore) -> None:
    with pytest.raises(UserError, match="Van 03759ned is er nog geen kopie"):
        inhabitants(store)


# --- neighbourhood tables -------------------------------------------------------------------------


def test_a_table_of_neighbourhoods_without_years(statline: SmallStatline, store: CopyStore) -> None:
    (row,) = described("86165NED")
    area = "WijkenEnBuurten"
    statline.tables["v4/86165NED"] = {
        "Properties": {"Title": "Kerncijfers wijken en buurten 2025"},
        "Dimensions": [{"Identifier": area, "Kind": "GeoDetail"}],
        "MeasureCodes": [{"Identifier": "10680", "Title": "0 tot 15 jaar"}],
        f"{area}Codes": [{"Identifier": "NL00", "Title": "Nederland"}],
        "Observations": [
            {"Measure": "10680", area: code, "Value": 5, "ValueAttribute": "None"}
            for code in ("NL00", "GM0363", "WK036300", "BU03630000")
        ],
    }

    query = fetch(statline, store, rows=[row], table="86165NED").copy.query
    selection = select([row], store, netherlands())

    assert f"startswith({area},'GM')" in query["$filter"]
    assert values(selection) == {("NL01", "2025JJ00"): 5, ("GM0363", "2025JJ00"): 5}
    assert selection.published_on == "2026-11-24"
    assert selection.left_out == {"ander gebied": 2}
