"""What a text in someone's own words was read as, to confirm on the form."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support_rules import AgeBand
from kansrijk.reference.tables.support_text import PersonalDataKind
from kansrijk.web.accounts.presenters.words import in_language
from kansrijk.web.support.presenters.advice_words import about_name
from kansrijk.web.support.text.personal import personal_data
from kansrijk.web.support.text.reading import Reading, read
from kansrijk.web.support.words import languages

_YES_OR_NO: dict[bool | None, str] = {True: "yes", False: "no"}


@dataclass(frozen=True, slots=True)
class Heard:
    """The form filled from a text; ``refusals`` say what someone could be found by.

    ``found`` and ``denied`` are the words of the text and what they were read as. A text that is
    refused is not read at all.
    """

    data: QueryDict
    text: str = ""
    refusals: tuple[str, ...] = ()
    found: tuple[tuple[str, str], ...] = ()
    denied: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing in the text was understood."""
        return not self.refusals and not self.found


def heard(said: QueryDict) -> Heard:
    """Read the text of a form; what was ticked by hand stays."""
    text = said.get("text", "")
    data = said.copy()
    data["text"] = ""
    if refused := personal_data(text):
        kinds = {it.kind for it in refused}
        rows = (row for row in load(PersonalDataKind) if row.kind in kinds)
        return Heard(data, text, tuple(in_language(row, "why") for row in rows))
    reading = read(text)
    _fill(data, reading)
    return Heard(data, text, (), tuple(_named(reading.found)), tuple(_named(reading.denied)))


def _named(found: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    yield from ((words, about_name(about)) for words, about in found)


def _fill(data: QueryDict, reading: Reading) -> None:
    for name, read_now in (("factors", reading.factors), ("protective", reading.protective)):
        data.setlist(name, list(dict.fromkeys([*data.getlist(name), *read_now])))
    number = reading.week if reading.week is not None else reading.month
    filled = {
        "moment": reading.phase,
        "number": None if number is None else str(number),
        "first_child": _YES_OR_NO.get(reading.first_child),
        "age": _band(reading.age),
        "language": reading.language if reading.language in languages() else None,
        "declines_referral": "on" if reading.declines_referral else None,
    }
    for name, value in filled.items():
        if value is not None:
            data[name] = value


def _band(age: int | None) -> str | None:
    """The band of an age: the last one that starts at or below it."""
    if age is None:
        return None
    below = [row.stands_for for row in load(AgeBand) if age >= row.first]
    return str(below[-1]) if below else None
