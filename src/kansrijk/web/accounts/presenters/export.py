"""Everything that is known of a person, in open formats: for that person alone."""

import csv
import io
import json
from collections.abc import Iterator, Mapping

from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.taking_along import Facts, known_of

Row = tuple[str, str, str]
#: What begins so is a formula to a spreadsheet.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_json(person: Person) -> str:
    """One object, with a list for each part."""
    return json.dumps(known_of(person), ensure_ascii=False, indent=2)


def as_csv(person: Person) -> str:
    """A row per fact: what it is about, which field, which value."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(("wat", "veld", "waarde"))
    writer.writerows(_rows(known_of(person)))
    return stream.getvalue()


def _rows(known: Mapping[str, list[Facts]]) -> Iterator[Row]:
    for what, several in known.items():
        for number, facts in enumerate(several, start=1):
            yield from ((f"{what} {number}", field, _cell(v)) for field, v in facts.items())


def _cell(value: str | None) -> str:
    text = value or ""
    return f"'{text}" if text.startswith(FORMULA) else text
