"""Taking away the second step of who lost it: by another, with a reason, and never in silence."""

from allauth.mfa.models import Authenticator

from kansrijk.errors import UserError
from kansrijk.web.accounts.actions.sessions import end_sessions
from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.signing_in import mails
from kansrijk.web.accounts.words import one_of, reasons
from kansrijk.web.audit.actions import By, recorded


def reset_second_step(*, person: Person, by: By, reason: str) -> None:
    """App, passkeys and recovery codes go, and every session ends; the password stays asked.

    Whoever must have a second step sets up a new one before he gets any further.
    """
    one_of(reasons("reset"), reason, "De reden")
    with recorded("second_step.reset", person, by=by, reason=reason):
        if not Authenticator.objects.filter(user=person).delete()[0]:
            raise UserError("Deze persoon heeft geen tweede stap. Er is niets om weg te halen.")
        end_sessions(person=person, by=by, reason=reason)
        mails.second_step_reset.send(person.public_id)
