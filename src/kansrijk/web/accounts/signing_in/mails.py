"""Mails about signing in. The queue holds keys; a secret is made when the letter is written."""

from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse
from django.utils.translation import override

from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.signing_in.actions.secrets import renew_secret
from kansrijk.web.accounts.signing_in.models import Invitation
from kansrijk.web.accounts.signing_in.reset_links import ResetLinks
from kansrijk.web.jobs.links import site_address
from kansrijk.web.jobs.mail import Letter, mail

TEXTS = "accounts/signing_in/mail"


@mail("signing_in.reset_link")
def reset_link(key: str) -> Letter | None:
    """A link to choose a new password, for who has been inside."""
    person = _person(key)
    if person is None or not EmailAddress.objects.filter(user=person, verified=True).exists():
        return None
    given = {"uidb36": user_pk_to_url_str(person), "key": ResetLinks().make_token(person)}
    return _letter(person, "reset_link", path=("account_reset_password_from_key", given))


@mail("signing_in.password_changed")
def password_changed(key: str) -> Letter | None:
    """Said after every change: the person may not have made it."""
    return _told(key, "password_changed")


@mail("signing_in.step_added")
def second_step_added(key: str) -> Letter | None:
    """An app or a passkey came."""
    return _told(key, "second_step_added")


@mail("signing_in.step_removed")
def second_step_removed(key: str) -> Letter | None:
    """An app or a passkey went."""
    return _told(key, "second_step_removed")


@mail("signing_in.step_reset")
def second_step_reset(key: str) -> Letter | None:
    """An administrator took everything away; who did not ask for it must know."""
    return _told(key, "second_step_reset")


@mail("signing_in.codes_renewed")
def codes_renewed(key: str) -> Letter | None:
    """New recovery codes."""
    return _told(key, "codes_renewed")


@mail("signing_in.provider_connected")
def provider_connected(key: str) -> Letter | None:
    """An account elsewhere opens this one."""
    return _told(key, "provider_connected")


@mail("signing_in.invitation")
def invitation(key: str) -> Letter | None:
    """The link of an invitation; written once more, it has another secret."""
    found = Invitation.objects.filter(public_id=key).select_related("organisation").first()
    if found is None or not found.email or found.accepted_at or found.revoked_at:
        return None
    with override(found.language):
        path = reverse("signing_in:accept", args=(renew_secret(found),))
    context = {
        "url": site_address(path), "expires_at": found.expires_at,
        "organisation": found.organisation.name if found.organisation else "",
    }  # fmt: skip
    return Letter(found.email, f"{TEXTS}/invitation.txt", context, found.language)


def _person(key: str) -> Person | None:
    return Person.objects.filter(public_id=key, is_active=True).first()


def _told(key: str, text: str) -> Letter | None:
    person = _person(key)
    return _letter(person, text, path=("account_reset_password", {})) if person else None


def _letter(person: Person, text: str, path: tuple[str, dict[str, str]]) -> Letter:
    name, given = path
    with override(person.language):
        url = site_address(reverse(name, kwargs=given))
    return Letter(person.email or "", f"{TEXTS}/{text}.txt", {"url": url}, person.language)
