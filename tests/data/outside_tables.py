"""What the tests of outside tables share: a few areas, rules of values and short ways to read."""

from pathlib import Path
from typing import Any, ClassVar

import pytest

from kansrijk.errors import Fault, NotFoundError, TableError
from kansrijk.monitor.sources import OutsideRow, ValueRule, read_published_table

CBS = Path(__file__).parent / "cbs"

PERCENT = ValueRule("percent", decimals=1)
PER_1000 = ValueRule("per_1000", decimals=1)
COUNT = ValueRule("count", decimals=0)
MEAN_COUNT = ValueRule("count", decimals=1)


class FewAreas:
    """Knows a few areas by name and code, and suggests the one that begins alike."""

    names: ClassVar[dict[str, str]] = {
        "Nederland": "NL01",
        "Appingedam": "GM0003",
        "Amsterdam": "GM0363",
        "Heerhugowaard": "GM0398",
        "Langedijk": "GM0416",
        "Weesp": "GM0457",
        "'s-Gravenhage": "GM0518",
        "Dijk en Waard": "GM1980",
        "Voorne aan Zee": "GM1992",
    }

    def code_for(self, text: str, year: int) -> str:
        if text in self.names:
            return self.names[text]
        if text in self.names.values():
            return text
        raise NotFoundError("Gebied", text, [n for n in self.names if n[:4] == text[:4]])


def read(path: Path, rule: ValueRule = PERCENT, **options: Any) -> list[OutsideRow]:
    options = {"kind": "indicator", "id": "big2", "areas": FewAreas()} | options
    return read_published_table(path, rule=rule, **options)


def read_text(
    folder: Path, text: str, rule: ValueRule = PERCENT, *, name: str = "tabel.csv", **options: Any
) -> list[OutsideRow]:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return read(path, rule, **options)


def faults_in(path: Path, rule: ValueRule = PERCENT, **options: Any) -> tuple[Fault, ...]:
    with pytest.raises(TableError) as caught:
        read(path, rule, **options)
    return caught.value.faults


def faults_of(
    folder: Path, text: str, rule: ValueRule = PERCENT, *, name: str = "tabel.csv", **options: Any
) -> tuple[Fault, ...]:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return faults_in(path, rule, **options)
