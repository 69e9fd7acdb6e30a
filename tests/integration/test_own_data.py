"""What someone takes along: everything of his, nothing of another's, no secret, in two formats."""

import csv
import io
import json
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.utils import timezone

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import Offer
from kansrijk.web.accounts.acting import by_person
from kansrijk.web.accounts.actions.people import change_person
from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.signing_in.models import EndedSession, Invitation
from kansrijk.web.accounts.taking_along import PARTS
from kansrijk.web.audit.actors import actor_key
from kansrijk.web.coalitions.models import MunicipalityStatus
from kansrijk.web.support.models import OfferVersion, Proposal
from kansrijk.web.support.queries.catalogue import content_of
from known_help import help_with_contact
from known_people import organisation_in, person_with, signed_in

pytestmark = pytest.mark.django_db
SECRET = "geheim-van-de-tweede-stap"


def filled(word: str) -> Person:
    """Someone of whom each table holds something, with a word of his own in it."""
    who = person_with("coordinator")
    change_person(person=who, by=by_person(who), name=f"Naam {word}", language="nl")
    now = timezone.now()
    EmailAddress.objects.create(user=who, email=f"{word}@voorbeeld.example", verified=True)
    Authenticator.objects.create(user=who, type="totp", data={"secret": SECRET})
    SocialAccount.objects.create(user=who, provider="oidc", uid=f"uid-{word}")
    UserSession.objects.create(
        user=who, ip="0.0.0.0", session_key=f"sleutel-{word}", user_agent=f"Firefox {word}"
    )
    EndedSession.objects.create(digest=f"afdruk-{word}", person=who, reason="revoked")
    for more in ({"person": who}, {"invited_by": who, "email": f"derde-{word}@voorbeeld.example"}):
        Invitation.objects.create(
            digest=f"d-{word}-{len(more)}", organisation=organisation_in(), function="midwife",
            expires_at=now + timedelta(days=7), **more,
        )  # fmt: skip
    MunicipalityStatus.objects.create(
        municipality="GM0392" if word == "een" else "GM0363",
        status="local",
        recorded_by=actor_key(who.public_id),
        recorded_on=now.date(),
        valid_from=now.date(),
        source_title=f"Bron {word}",
        source_day=now.date(),
    )
    offer = content_of(load(Offer)[0]) | {"slug": f"aanbod-{word}"}
    kept = {"slug": offer["slug"], "content": offer, "reason": "told"}
    OfferVersion.objects.create(
        number=1, valid_from=now.date(), source_title=f"Bron {word}", source_day=now.date(),
        recorded_by=actor_key(who.public_id), **kept,
    )  # fmt: skip
    Proposal.objects.create(
        file_digest="x", is_accepted=True, decided_by=actor_key(who.public_id),
        decided_on=now.date(), **kept,
    )  # fmt: skip
    help_with_contact(contact_email=who.email, contact_name=f"Contact {word}")
    return who


@pytest.fixture
def texts(static_files) -> tuple[str, str]:
    """Both files of one, while another is there too."""
    one, _other = filled("een"), filled("ander")
    client = signed_in(one)
    address = "/mijn/gegevens/mijn-gegevens."
    return tuple(client.get(address + kind).content.decode() for kind in ("json", "csv"))


def test_every_part_holds_something(texts):
    known = json.loads(texts[0])
    assert list(known) == list(PARTS)
    assert all(known.values())


def test_nothing_of_another_and_nothing_secret_is_in_it(texts):
    for text in texts:
        assert "Naam een" in text
        for foreign in (
            "Naam ander",
            "ander@",
            "uid-ander",
            "Firefox ander",
            "Bron ander",
            "Contact ander",
            "derde-",
        ):
            assert foreign not in text
        for secret in (SECRET, "sleutel-een", "afdruk-een", "d-een-1", "pbkdf2", "argon2"):
            assert secret not in text


def test_the_log_says_what_he_did_in_keys(texts):
    did = json.loads(texts[0])["logboek"]
    assert "person.change" in {row["handeling"] for row in did}
    assert "Naam een" not in json.dumps(did)


def test_the_two_formats_say_the_same(texts):
    rows = {tuple(row) for row in csv.reader(io.StringIO(texts[1]))}
    for name, several in json.loads(texts[0]).items():
        if name != "logboek":  # taking along is in the log itself
            for number, facts in enumerate(several, start=1):
                assert {(f"{name} {number}", f, v or "") for f, v in facts.items()} <= rows


def test_a_name_is_no_formula_for_a_spreadsheet(static_files):
    who = person_with("reader")
    change_person(person=who, by=by_person(who), name="=1+1", language="nl")
    text = signed_in(who).get("/mijn/gegevens/mijn-gegevens.csv").text
    assert "persoon 1,naam,'=1+1" in text
