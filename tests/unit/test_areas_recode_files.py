"""The CSV files of ``kansrijk areas recode``."""

import io

import pytest

from invented_areas import INHABITANTS, write_area_set
from kansrijk.errors import TableError, UserError
from kansrijk.monitor.areas import AreaSet, recode
from kansrijk.monitor.areas.outside_file import LARGEST_FILE_BYTES
from kansrijk.monitor.areas.recode_files import read_counts_csv, write_recoded_csv


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    return AreaSet.load(write_area_set(tmp_path_factory.mktemp("areas")))


@pytest.fixture
def read(tmp_path, invented):
    def read_text(text, year=2020):
        path = tmp_path / "geboorten.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_counts_csv(path, invented, year)

    return read_text


@pytest.mark.parametrize(
    "text",
    [
        "code,count\nGM9001,10\nGM9004,0\n",
        "count,code\n10,GM9001\n0,GM9004\n",
        "code;count\r\nGM9001;10\r\nGM9004;0\r\n;\r\n",
        "\ufeffname;count\nAardam;10\ndorpe;0\n",
        "name,count\n Aardam , 10\nDorpe (Z.),0\n\n",
    ],
)
def test_codes_or_names_with_commas_or_semicolons(read, text):
    assert read(text) == {"GM9001": 10, "GM9004": 0}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "rij 1, kolom code: kolom ontbreekt"),
        ("code\nGM9001\n", "rij 1, kolom count: kolom ontbreekt"),
        ("code,aantal\nGM9001,1\n", "kolom aantal: deze kolom hoort niet in de tabel"),
        ("code,name,count\nGM9001,Aardam,1\n", "kolom code: deze kolom hoort niet in de tabel"),
        ("code,count,count\nGM9001,1,1\n", "kolom count: deze kolom hoort niet in de tabel"),
        ("code,count\nGM9001,1,2\n", "rij 2, kolom (te veel kolommen)"),
        ("code,count\nGM9001,<10\n", "rij 2, kolom count: '<10' is geen geheel getal"),
        ("code,count\nGM9001,2.5\n", "kolom count: '2.5' is geen geheel getal"),
        ("code;count\nGM9001;2,5\n", "kolom count: '2,5' is geen geheel getal"),
        ("code,count\nGM9001,1.000\n", "kolom count: '1.000' is geen geheel getal in cijfers"),
        ("code,count\nGM9001,-1\n", "(toegestaan: 0 of meer)"),
        ("code,count\nGM9001,\n", "rij 2, kolom count: leeg"),
        ("code,count\nGM9001,=1+1\n", "kolom count: '=1+1' is geen geheel getal"),
        ("code,count\n\nGM9001,1\n", "rij 2, kolom code: leeg"),
        ("code,count\nGM9001,1\nGM9001,2\n", "rij 3: dubbele rij, gelijk aan rij 2"),
        ("name,count\nDorpe,1\nDorpe (Z.),2\n", "rij 3, kolom name: GM9004 staat er twee keer in"),
        ("code,count\nGM9010,1\n", "rij 2, kolom code: GM9010 is geen gemeente van 2020"),
        ("name,count\nAardm,1\n", "kolom name: Gebied 'Aardm' bestaat niet. Bedoelde u: Aardam?"),
        ("name,count\nGGD Noord,1\n", "kolom name: 'GGD Noord' is geen gemeente"),
        (b"name,count\nS\xfadwest,1\n", "geen tekst in UTF-8"),
        ("x" * (LARGEST_FILE_BYTES + 1), "het bestand is te groot (toegestaan: 5 MB)"),
        ('code,count\n"' + "x" * 200_000 + '",1\n', "dit is geen CSV-bestand"),
    ],
)
def test_a_fault_says_file_row_and_column(read, text, message):
    with pytest.raises(TableError) as error:
        read(text)
    assert str(error.value).startswith("geboorten.csv")
    assert message in str(error.value)


def test_every_fault_is_told_at_once(read):
    with pytest.raises(TableError) as error:
        read("code,count\nGM1111,1\nGM9001,4\nGM2222,1\n")
    assert [fault.row for fault in error.value.faults] == [2, 4]


def test_a_year_without_borders_is_said_before_the_file_is_read(read):
    with pytest.raises(UserError, match="Kies 2020 tot en met 2022"):
        read("code,count\n", year=2000)


def test_the_result_is_written_with_what_a_reader_must_know(invented):
    counts = {"GM9001": 10, "GM9003": 5}
    out = io.StringIO()
    write_recoded_csv(recode(counts, 2020, 2022, invented, INHABITANTS), invented, out)
    assert out.getvalue().splitlines() == [
        "code,name,count,estimated,incomplete,lacking",
        "GM9004,Dorpe (Z.),2,true,true,GM9004|GM9005",
        "GM9010,Nieuwstad,13,true,true,GM9002",
    ]
