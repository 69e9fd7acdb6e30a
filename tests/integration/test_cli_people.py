"""The first administrator is made by a command: all of it, or nothing."""

import pytest

from command_line import CommandLine
from kansrijk.web.accounts.access import rights_of
from kansrijk.web.accounts.models import Organisation, Person
from kansrijk.web.audit.models import Event

ANNA = ("people", "administrator", "Anna@voorbeeld.example", "--name", "Anna")


@pytest.mark.django_db
def test_the_first_administrator_can_do_everything(kansrijk: CommandLine) -> None:
    ran = kansrijk(*ANNA, "--organisation", "Stichting Voorbeeld")
    assert (ran.code, ran.err) == (0, "")
    assert "Anna is beheerder bij Stichting Voorbeeld tot" in ran.out
    (held,) = rights_of(Person.objects.get(email="anna@voorbeeld.example")).held
    assert (held.role, str(held.scope)) == ("administrator", "country:NL01")
    assert set(Event.objects.values_list("actor", flat=True)) == {"system"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--organisation", "X", "--country", "XX01"), "Gebied 'XX01' bestaat niet"),
        (("--organisation", "X", "--kind", "castle"), "Kies uit"),
        (("--organisation", " "), "1 tot 120 tekens"),
    ],
)
def test_what_cannot_be_leaves_nothing(
    kansrijk: CommandLine, more: tuple[str, ...], words: str
) -> None:
    ran = kansrijk(*ANNA, *more)
    assert ran.code == 2
    assert words in ran.err
    assert not Person.objects.exists()
    assert not Organisation.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_a_second_one_works_at_the_same_organisation_and_twice_is_refused(
    kansrijk: CommandLine,
) -> None:
    words = ("--organisation", "Stichting Voorbeeld")
    kansrijk(*ANNA, *words)
    ran = kansrijk("people", "administrator", "bas@voorbeeld.example", "--name", "Bas", *words)
    assert ran.code == 0
    assert Organisation.objects.count() == 1
    again = kansrijk(*ANNA, *words)
    assert again.code == 2
    assert "Twee tegelijk kan niet" in again.err
