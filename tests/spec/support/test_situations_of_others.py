"""Wie kan helpen: situaties van wie de regels niet kende.

Zestig situaties, geschreven vanuit het aanbod en de factoren alleen, door wie de zoekregels niet
had gezien. Bij de eerste keer klopten er 47; daarna zijn de regels verbeterd tot alle klopten.
De tabel staat in `tests/spec/support/situations_of_others.csv`.
"""

import csv
from pathlib import Path

import pytest

from situations import assert_advice

TABLE = Path(__file__).with_name("situations_of_others.csv")
with TABLE.open(encoding="utf-8", newline="") as stream:
    ROWS = list(csv.DictReader(stream))


@pytest.mark.parametrize("row", ROWS, ids=[row["situation"][:60] for row in ROWS])
def test_what_they_insist_on_leads_and_what_they_refuse_does_not(row):
    """Wat moet, staat bij eerst of aanbevolen; wat niet mag, staat daar niet."""
    assert_advice(row["moment"], row["factors"], row["also"], row["must"], row["must_not"])
