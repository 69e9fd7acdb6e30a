"""De vier toestanden van een waarde: getoond, afgeschermd, ontbreekt, niet van toepassing.

Alleen een getoonde waarde heeft een getal. Nul is een getal; een lege plek is dat nooit.
"""

import csv
import json
import math

import pytest

from kansrijk.monitor.figures import Figure, FigureTable, Status, write_csv
from kansrijk.monitor.records import figure_records
from the_release import the_release

ABSENT = [Status.SUPPRESSED, Status.MISSING, Status.NOT_APPLICABLE]


def figure(**changed):
    facts = {"indicator": "births", "area": "GM0363", "period": "2023", "source": "test"}
    return Figure(**facts | changed)


def test_a_counted_zero_is_a_value():
    """Nul, echt geteld, is een getoonde waarde."""
    assert figure(status=Status.SHOWN, value=0).value == 0


@pytest.mark.parametrize("status", ABSENT)
def test_an_absent_value_has_no_number_at_all(status):
    """Wie niet wordt getoond, heeft geen getal: ook geen nul."""
    assert figure(status=status).value is None
    with pytest.raises(ValueError, match="exactly when the status is shown"):
        figure(status=status, value=0)


def test_a_shown_value_is_there():
    """Getoond zonder getal bestaat niet."""
    with pytest.raises(ValueError, match="exactly when the status is shown"):
        figure(status=Status.SHOWN, value=None)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_not_a_number_is_not_a_value(value):
    """Oneindig en 'geen getal' zijn geen waarden."""
    with pytest.raises(ValueError, match="not a finite number"):
        figure(value=value)


@pytest.mark.parametrize("part", ["numerator", "lower", "upper"])
def test_a_hidden_value_does_not_give_itself_away(part):
    """Bij een afgeschermde waarde staat ook de teller of de marge niet."""
    with pytest.raises(ValueError, match="suppressed"):
        figure(status=Status.SUPPRESSED, **{part: 3})


@pytest.mark.parametrize("status", ABSENT)
def test_in_a_csv_an_absent_value_is_an_empty_cell_beside_its_state(tmp_path, status):
    """In een CSV staat de toestand in een eigen kolom; de waarde is dan leeg, nooit 0."""
    path = tmp_path / "figures.csv"
    write_csv(FigureTable([figure(status=status, reason="waarom")]), path)
    (row,) = csv.DictReader(path.open(encoding="utf-8"))
    assert (row["status"], row["value"], row["reason"]) == (status.value, "", "waarom")


@pytest.mark.parametrize("status", ABSENT)
def test_in_json_an_absent_value_is_null_beside_its_state(status):
    """In JSON is een waarde die er niet is `null`, met de toestand ernaast."""
    published = figure(status=status, reason="waarom", source="cbs_37259eng")
    records = json.loads(json.dumps(figure_records([published], the_release().definitions)))
    assert (records[0]["status"], records[0]["value"]) == (status.value, None)


def test_every_absent_value_in_the_release_says_why():
    """In de uitgave heeft elke waarde die er niet is een reden."""
    silent = [f.key for f in the_release().figures if f.status is not Status.SHOWN and not f.reason]
    assert silent == []
