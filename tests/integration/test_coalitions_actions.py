"""What the register takes, what it refuses, and that each change stands in the log."""

from datetime import timedelta

import pytest

from kansrijk.errors import UserError
from kansrijk.web.accounts.access import rights_of
from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.scopes import Scope, contains
from kansrijk.web.audit.models import Event
from kansrijk.web.coalitions.actions.coalitions import (
    end_coalition,
    publish_coalition,
    rename_coalition,
)
from kansrijk.web.coalitions.actions.memberships import (
    add_municipality,
    end_membership,
    end_region,
)
from kansrijk.web.coalitions.actions.statuses import end_status
from kansrijk.web.coalitions.models import (
    Coalition,
    Membership,
    OwnRegion,
)
from kansrijk.web.coalitions.queries import history, municipalities_of, statuses_on
from known_coalitions import (
    AMSTERDAM,
    HAARLEM,
    HEEMSTEDE,
    MADE_UP,
    coalition_in,
    evidence,
    region_of,
    since,
    status_of,
)
from known_people import person_with
from the_invented_release import the_invented_release

pytestmark = pytest.mark.django_db
SYSTEM = by_system


def actions_since(number: int) -> list[str]:
    rows = Event.objects.filter(number__gt=number).order_by("number")
    return list(rows.values_list("action", flat=True))


def last_number() -> int:
    return Event.objects.order_by("number").values_list("number", flat=True).last() or 0


def join(coalition: Coalition, code: str, day: str = "2021", **more):
    given = {
        "by": SYSTEM(), "rights": None, "since": since(day), "evidence": evidence(),
        "reason": "joins",
    }  # fmt: skip
    return add_municipality(coalition=coalition, code=code, **given | more)


# Coalitions ---------------------------------------------------------------------------------------


def test_a_coalition_begins_with_its_municipalities_and_is_not_public_by_itself():
    before = last_number()
    made = coalition_in(HAARLEM, HEEMSTEDE, is_public=False, name="  Samen   Sterk ")
    assert (made.name, made.slug, made.is_public, made.is_invented) == (
        "Samen Sterk", "samen-sterk", False, False,
    )  # fmt: skip
    assert municipalities_of(made.public_id) == {HAARLEM, HEEMSTEDE}
    assert actions_since(before) == ["membership.add", "membership.add", "coalition.create"]
    publish_coalition(coalition=made, by=SYSTEM(), reason="ready")
    rename_coalition(coalition=made, by=SYSTEM(), name="Anders", reason="by_mistake")
    stored = Coalition.objects.get(pk=made.pk)
    assert (stored.is_public, stored.name, stored.slug) == (True, "Anders", "samen-sterk")


def test_two_coalitions_with_one_name_have_addresses_of_their_own():
    slugs = [coalition_in(name=name).slug for name in ("Samen", "Samen", "Nieuw", "!")]
    assert slugs == ["samen", "samen-2", "nieuw-2", "coalitie"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"municipalities": []}, "Kies minstens één gemeente"),
        ({"municipalities": ["GM9999"]}, "bestaat nu niet"),
        ({"municipalities": ["GG3109"]}, "bestaat nu niet"),
        ({"name": " "}, "Geef de coalitie een naam"),
        ({"name": "x" * 121}, "1 tot 120 tekens"),
        ({"kind": "national"}, "Kies uit: lokale coalitie, regionale coalitie"),
        ({"reason": "stopped"}, "De reden 'stopped' kennen we niet"),
        ({"evidence": evidence(title=" ")}, "Noem de bron"),
        ({"evidence": evidence("2099")}, "De datum van de bron"),
        ({"since": since("2099")}, "De begindatum"),
        ({"since": since("0202")}, "kan niet. Kies een dag tussen"),
        ({"since": since("2025")}, "kan niet zeggen wat vanaf 2025 geldt"),
    ],
    ids=str,
)
def test_what_is_refused_leaves_nothing_behind(change, words):
    before = last_number()
    with pytest.raises(UserError, match=words):
        coalition_in(**change)
    assert not Coalition.objects.exists()
    assert not Membership.objects.exists()
    assert last_number() == before


@pytest.mark.parametrize("address", ["javascript:alert(1)", "x", "https://" + "a" * 300 + ".nl"])
def test_the_address_of_a_source_is_one_of_the_web(address):
    from dataclasses import replace

    with pytest.raises(UserError, match="https://"):
        coalition_in(evidence=replace(evidence(), url=address))


def test_real_and_invented_never_stand_in_one_coalition():
    the_invented_release()
    with pytest.raises(UserError, match="verzonnen"):
        coalition_in(HAARLEM, MADE_UP)
    made_up, real = coalition_in(MADE_UP), coalition_in(HAARLEM)
    assert (made_up.is_invented, real.is_invented) == (True, False)
    for coalition, code in ((made_up, HAARLEM), (real, MADE_UP)):
        with pytest.raises(UserError, match="verzonnen"):
            join(coalition, code)
    status_of(MADE_UP)
    assert statuses_on(today(), invented=False) == {}
    assert set(statuses_on(today(), invented=True)) == {MADE_UP}


def test_a_coalition_that_stops_ends_everything_in_it_but_not_what_is_known():
    made = coalition_in(HAARLEM, HEEMSTEDE)
    region_of(made, HAARLEM)
    known = status_of(HAARLEM)
    end_coalition(coalition=made, by=SYSTEM(), reason="stopped")
    assert municipalities_of(made.public_id) == frozenset()
    assert not OwnRegion.objects.filter(valid_to=None).exists()
    assert history(HAARLEM) == [known]
    for again in (
        lambda: end_coalition(coalition=made, by=SYSTEM(), reason="stopped"),
        lambda: join(made, AMSTERDAM),
        lambda: region_of(made, HAARLEM),
    ):
        with pytest.raises(UserError, match="beëindigd"):
            again()


# Municipalities and regions -----------------------------------------------------------------------


def test_a_municipality_joins_leaves_and_joins_again():
    made = coalition_in(HAARLEM)
    first = join(made, HEEMSTEDE)
    with pytest.raises(UserError, match="is er al van 1-1-2021 zonder einde"):
        join(made, HEEMSTEDE, "2022")
    yesterday = today() - timedelta(days=1)
    end_membership(membership=first, by=SYSTEM(), reason="leaves", day=yesterday)
    assert municipalities_of(made.public_id) == {HAARLEM}
    with pytest.raises(UserError, match="al weg"):
        end_membership(membership=first, by=SYSTEM(), reason="leaves")
    with pytest.raises(UserError, match="is er al"):
        join(made, HEEMSTEDE, "2022")
    join(made, HEEMSTEDE, str(today()), evidence=evidence(str(today())))
    assert municipalities_of(made.public_id) == {HAARLEM, HEEMSTEDE}


def test_the_last_municipality_cannot_leave():
    made = coalition_in(HAARLEM)
    with pytest.raises(UserError, match="laatste gemeente"):
        end_membership(membership=made.memberships.get(), by=SYSTEM(), reason="leaves")


@pytest.mark.parametrize(
    ("days", "words"), [(1, "moet nog komen"), (-9_999, "ligt voor het begin")]
)
def test_an_end_lies_after_its_start_and_not_in_the_future(days, words):
    made = coalition_in(HAARLEM, HEEMSTEDE)
    day = today() + timedelta(days=days)
    row = made.memberships.get(municipality=HEEMSTEDE)
    for end in (
        lambda: end_membership(membership=row, by=SYSTEM(), reason="leaves", day=day),
        lambda: end_coalition(coalition=made, by=SYSTEM(), reason="stopped", day=day),
        lambda: end_status(municipality_status=status_of(), by=SYSTEM(), reason="wrong", day=day),
    ):
        with pytest.raises(UserError, match=words):
            end()


def test_a_region_of_ones_own_has_municipalities_of_the_coalition_alone():
    made = coalition_in(HAARLEM, HEEMSTEDE)
    region = region_of(made, HAARLEM, name="Noord")
    assert [m.municipality for m in region.members.all()] == [HAARLEM]
    for codes, name, words in (
        ([AMSTERDAM], "Zuid", "niet van de coalitie: Amsterdam"),
        ([], "Zuid", "minstens één"),
        ([HEEMSTEDE], "Noord", "al een regio 'Noord'"),
    ):
        with pytest.raises(UserError, match=words):
            region_of(made, *codes, name=name)
    end_region(own_region=region, by=SYSTEM(), reason="wrong")
    with pytest.raises(UserError, match="al beëindigd"):
        end_region(own_region=region, by=SYSTEM(), reason="wrong")
    region_of(made, HEEMSTEDE, name="Noord")


def test_a_role_for_a_coalition_reaches_its_municipalities_and_cannot_widen_itself():
    """Whoever could add any municipality would get all organisations in it along."""
    made = coalition_in(HAARLEM)
    scope = Scope("coalition", made.public_id)
    own = rights_of(person_with("coordinator", scope))
    assert contains(scope, Scope("municipality", HAARLEM))
    assert not contains(scope, Scope("municipality", AMSTERDAM))
    with pytest.raises(UserError, match="Amsterdam ligt buiten uw gebied"):
        join(made, AMSTERDAM, rights=own)
    with pytest.raises(UserError, match="buiten uw gebied"):
        coalition_in(HAARLEM, AMSTERDAM, rights=own)
    join(made, HEEMSTEDE, rights=rights_of(person_with("regional")))
    assert contains(scope, Scope("municipality", HEEMSTEDE))
    end_coalition(coalition=made, by=SYSTEM(), reason="stopped")
    assert not contains(scope, Scope("municipality", HAARLEM))
