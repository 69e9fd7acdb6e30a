"""What this room and the rooms below it know of a person."""

from collections.abc import Iterable, Iterator

from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.queries import functions_of, roles_of
from kansrijk.web.accounts.taking_along import Facts, leave_out, own_data
from kansrijk.web.audit.own_events import events_of


@own_data("persoon", "accounts.person")
def the_person(person: Person) -> Iterable[Facts]:
    """Who he is."""
    yield {
        "naam": person.name,
        "e-mailadres": person.email,
        "taal": person.language,
        "sinds": _day(person.made_at.date()),
        "laatst ingelogd": _day(person.last_login.date()) if person.last_login else None,
        "bevestigd op": _day(person.confirmed_on),
        "afgesloten op": _day(person.deactivated_on),
        "verzonnen": _yes(person.is_invented),
        "sleutel": person.public_id,
    }


@own_data("functies", "accounts.function")
def functions(person: Person) -> Iterator[Facts]:
    """Where he works or worked."""
    for row in functions_of(person):
        yield {
            "organisatie": row.organisation.name,
            "functie": row.kind,
            "van": _day(row.valid_from),
            "tot": _day(row.valid_to),
            "naam zichtbaar voor anderen": _yes(row.is_public),
        }


@own_data("rollen", "accounts.roleassignment")
def roles(person: Person) -> Iterator[Facts]:
    """What he may or might do."""
    for row in roles_of(person):
        yield {
            "organisatie": row.function.organisation.name,
            "rol": row.role,
            "geldt voor": f"{row.scope_kind} {row.scope_code}",
            "van": _day(row.valid_from),
            "tot": _day(row.valid_to),
            "reden": row.reason,
            "reden van het einde": row.end_reason or None,
        }


@own_data("logboek", "audit.event", "audit.actor")
def log(person: Person) -> Iterator[Facts]:
    """What he did, in keys: the log holds nothing else."""
    for row in events_of(person.public_id):
        yield {
            "tijd": row.at,
            "handeling": row.action,
            "soort": row.kind,
            "sleutel": row.key,
            "organisatie": row.organisation,
            "rol": row.role,
            "reden": row.reason,
        }


leave_out(
    accounts__organisation="gegevens van een organisatie; zij staan op haar eigen bladzijde",
    accounts__externalnumber="nummers van een organisatie; zij staan op haar eigen bladzijde",
    jobs__job="een taak kent alleen sleutels, en gaat na dertig dagen weg",
    jobs__usedlink="alleen een afdruk van een link: daaruit is geen persoon te vinden",
    django_tasks_database__dbtaskresult="een taak kent alleen sleutels, en gaat na 30 dagen weg",
)


def _day(day: object) -> str | None:
    return str(day) if day else None


def _yes(is_so: bool) -> str:
    return "ja" if is_so else "nee"
