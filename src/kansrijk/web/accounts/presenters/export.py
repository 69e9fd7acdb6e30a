"""Everything that this room knows of a person, in open formats: for that person alone."""

import csv
import io
import json
from collections.abc import Iterator

from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.queries import functions_of, roles_of

Row = tuple[str, str, str]


def as_json(person: Person) -> str:
    """One object: the person, his functions, his roles."""
    return json.dumps(_known(person), ensure_ascii=False, indent=2)


def as_csv(person: Person) -> str:
    """A row per fact: what it is about, which field, which value."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(("wat", "veld", "waarde"))
    writer.writerows(_rows(_known(person)))
    return stream.getvalue()


def _rows(known: dict[str, object]) -> Iterator[Row]:
    for what, value in known.items():
        several = value if isinstance(value, list) else [value]
        for number, facts in enumerate(several, start=1):
            name = f"{what} {number}" if isinstance(value, list) else what
            yield from ((name, field, "" if v is None else str(v)) for field, v in facts.items())


def _known(person: Person) -> dict[str, object]:
    return {
        "persoon": {
            "naam": person.name,
            "e-mailadres": person.email,
            "taal": person.language,
            "sinds": str(person.made_at.date()),
            "laatst ingelogd": str(person.last_login.date()) if person.last_login else None,
            "bevestigd op": _day(person.confirmed_on),
        },
        "functies": [
            {
                "organisatie": row.organisation.name,
                "functie": row.kind,
                "van": _day(row.valid_from),
                "tot": _day(row.valid_to),
                "naam zichtbaar voor anderen": "ja" if row.is_public else "nee",
            }
            for row in functions_of(person)
        ],
        "rollen": [
            {
                "organisatie": row.function.organisation.name,
                "rol": row.role,
                "geldt voor": f"{row.scope_kind} {row.scope_code}",
                "van": _day(row.valid_from),
                "tot": _day(row.valid_to),
                "reden": row.reason,
                "reden van het einde": row.end_reason or None,
            }
            for row in roles_of(person)
        ],
    }


def _day(value: object) -> str | None:
    return str(value) if value else None
