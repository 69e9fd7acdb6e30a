"""The manifest of a delivery: what it must say, and what it may not point at."""

import json

import pytest

from kansrijk.errors import UserError
from kansrijk.monitor.sources.records import open_delivery
from tiny_delivery import write_delivery


def opened(folder, **manifest):
    with open_delivery(write_delivery(folder, {"births": [{}]}, **manifest)) as delivery:
        return delivery


def test_a_right_manifest(tmp_path):
    delivery = opened(tmp_path)
    assert list(delivery.manifest.all_years) == [2020, 2021, 2022]
    assert delivery.areas.info.country_name_nl == "Verzonnenland"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("format", 2, "format: '2' kan hier niet"),
        ("years", [2022, 2020], "years: het eerste jaar is na het laatste"),
        ("years", [2020], "years"),
        ("years", [20, 2020], "years: '20' kan hier niet"),
        ("years", "2020-2022", "years"),
        ("border_year", "nu", "border_year: 'nu' kan hier niet"),
        ("codes_of", "toen", "codes_of: 'toen' kan hier niet"),
        ("deliverer", "", "deliverer: leeg"),
        ("synthetic", "misschien", "synthetic"),
        ("tables", {}, "tables"),
        ("tables", {"geboorten": "b.csv"}, "tables: geboorten hoort niet bij: births, households"),
        ("tables", {"births": "../births.csv"}, "tables: '../births.csv' kan hier niet"),
        ("tables", {"births": "/etc/passwd"}, "tables: '/etc/passwd' kan hier niet"),
        ("tables", {"births": "births.xlsx"}, "tables: 'births.xlsx' kan hier niet"),
        ("area_set", {}, "area_set: kies een van beide: folder of id"),
        ("area_set", {"folder": "..", "id": None}, "area_set"),
        ("area_set", {"folder": "areas", "id": "nl"}, "kies een van beide"),
        ("area_set", {"id": "be"}, "area_set"),
        ("jaren", [2020, 2022], "jaren: dit veld kennen wij niet"),
    ],
)
def test_a_wrong_field(tmp_path, field, value, message):
    with pytest.raises(UserError) as error:
        opened(tmp_path, **{field: value})
    assert "manifest.json" in str(error.value)
    assert message in str(error.value)


def test_every_wrong_field_is_named(tmp_path):
    with pytest.raises(UserError) as error:
        opened(tmp_path, format=2, synthetic=None, border_year="nu")
    assert [field in str(error.value) for field in ("format", "synthetic", "border_year")] == [
        True, True, True,
    ]  # fmt: skip


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000])
def test_a_manifest_that_is_no_object(tmp_path, content):
    write_delivery(tmp_path, {"births": [{}]})
    (tmp_path / "manifest.json").write_bytes(content)
    with pytest.raises(UserError, match="manifest"):
        open_delivery(tmp_path)


def test_a_folder_without_manifest(tmp_path):
    with pytest.raises(UserError, match=r"is geen levering: manifest.json ontbreekt"):
        open_delivery(tmp_path)


def test_years_of_which_the_borders_are_not_known(tmp_path):
    with pytest.raises(UserError, match=r"van 2018 en 2019 zijn niet bekend.*codes_of"):
        opened(tmp_path, years=[2018, 2022])
    assert opened(tmp_path, years=[2018, 2022], codes_of="border_year").code_year(2018) == 2022


def test_real_and_invented_never_meet(tmp_path):
    with pytest.raises(UserError, match="Echt en verzonnen gaan nooit samen"):
        opened(tmp_path, synthetic=False)
    with pytest.raises(UserError, match="Echt en verzonnen gaan nooit samen"):
        opened(tmp_path, area_set={"id": "nl"})


def test_the_netherlands_by_its_id(tmp_path):
    delivery = opened(tmp_path, area_set={"id": "nl"}, synthetic=False)
    assert "GM0363" in delivery.municipalities_in(2021)


def test_a_mark_at_the_beginning_of_the_manifest_is_no_fault(tmp_path):
    write_delivery(tmp_path, {"births": [{}]})
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text())), encoding="utf-8-sig")
    open_delivery(tmp_path).close()
