"""People: making, changing, confirming, closing off and forgetting them."""

from collections.abc import Mapping

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q
from django.utils import timezone

from kansrijk.errors import UserError
from kansrijk.web.accounts.actions.functions import end_function
from kansrijk.web.accounts.actions.sessions import end_sessions
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.signals import person_erased, person_made
from kansrijk.web.accounts.words import one_of, reasons
from kansrijk.web.audit.actions import By, action, recorded
from kansrijk.web.audit.actors import actor_key, erase_actor

LONGEST_NAME = 120


@action("person.create")
def create_person(
    *, by: By, email: str, name: str, language: str = "nl", is_invented: bool = False
) -> Person:
    """Someone new, without a password: who makes invitations hears of it."""
    email = _email(email)
    if Person.objects.filter(email=email).exists():
        raise UserError("Dit e-mailadres is al in gebruik.")
    person = Person(
        email=email, name=_name(name), language=_language(language), is_invented=is_invented
    )
    person.set_unusable_password()
    person.save()
    person_made.send(Person, person=person, by=by)
    return person


@action("person.change")
def change_person(*, person: Person, by: By, name: str, language: str) -> None:
    """Another name or language."""
    person.name, person.language = _name(name), _language(language)
    person.confirmed_on = today()
    person.save(update_fields=["name", "language", "confirmed_on"])


@action("person.confirm")
def confirm_person(*, person: Person, by: By) -> None:
    """The person says: what you know of me is right."""
    person.confirmed_on = today()
    person.save(update_fields=["confirmed_on"])


@action("person.deactivate")
def deactivate_person(*, person: Person, by: By, reason: str) -> None:
    """Close someone off, at once: no session, no function, no role is left."""
    one_of(reasons("end"), reason, "De reden")
    if not person.is_active:
        raise UserError("Deze persoon was al afgesloten.")
    _leave_all(person, by, reason)
    person.is_active, person.deactivated_on = False, today()
    person.save(update_fields=["is_active", "deactivated_on"])


def erase_person(*, person: Person, by: By, reason: str = "own_wish") -> None:
    """Forget who someone was. What he did stays, by a key that stands for nobody.

    Without a hash of the person: a name could be guessed from it.
    """
    one_of(reasons("end"), reason, "De reden")
    key = actor_key(person.public_id)
    with recorded("person.erase", by=by, reason=reason) as recording:
        recording.kind, recording.key = Person._meta.label_lower, str(person.pk)
        if person.erased_at is not None:
            raise UserError("Deze persoon was al gewist.")
        _leave_all(person, by, reason)
        person_erased.send(Person, person=person, by=by)
        _empty(person)
        erase_actor(key, by=by, reason=reason)


def _leave_all(person: Person, by: By, reason: str) -> None:
    for function in person.functions.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=today())):
        end_function(function=function, by=by, reason=reason)
    end_sessions(person=person, by=by, reason=reason)
    person.refresh_from_db()


def _empty(person: Person) -> None:
    empty: Mapping[str, object] = {
        "email": None, "name": "", "language": settings.LANGUAGE_CODE, "is_active": False,
        "confirmed_on": None, "last_login": None, "erased_at": timezone.now(),
        "deactivated_on": person.deactivated_on or today(),
    }  # fmt: skip
    for name, value in empty.items():
        setattr(person, name, value)
    person.set_unusable_password()
    person.save()


def _email(text: str) -> str:
    email = text.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        raise UserError(f"'{text[:60]}' is geen e-mailadres.") from None
    return email


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name or len(name) > LONGEST_NAME:
        raise UserError(f"Een naam heeft 1 tot {LONGEST_NAME} tekens.")
    return name


def _language(code: str) -> str:
    known = dict(settings.LANGUAGES)
    if code not in known:
        raise UserError(f"Taal '{code}' kennen we niet. Kies uit: {', '.join(known.values())}.")
    return code
