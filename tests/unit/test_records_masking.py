"""A message shows enough of a cell to find it back, and nothing that points at a person."""

import pytest

from kansrijk.monitor.sources.records.masking import shown
from kansrijk.monitor.sources.records.schema import schemas


@pytest.mark.parametrize(
    ("column", "stored", "message"),
    [
        ("child_key", "a81f3c9e77", "'a8…'"),
        ("child_key", "12345", "'…'"),
        ("child_key", "", "'…'"),
        ("municipality", "GM0363", "'GM0363'"),
        ("municipality", "0363", "'0363'"),
        ("municipality", "Jansen, Kerkstraat 1", "'Ja…'"),
        ("municipality", "123456782", "'12…'"),
        ("gestation_days", "41w", "'41w'"),
        ("gestation_days", "400", "'400'"),
        ("gestation_days", "123456782", "'12…'"),
        ("sex", "onbekend", "'onbekend'"),
        ("sex", "mevrouw De Vries", "'me…'"),
        ("sex", "m\x1b[31m", "'m?[31m'"),
        ("sex", None, "''"),
    ],
)
def test_what_is_shown(column, stored, message):
    assert shown(schemas()["births"].column(column), stored) == message
