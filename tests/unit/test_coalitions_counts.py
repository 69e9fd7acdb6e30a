"""How many are known of how many, and when something can be said of the country."""

from types import SimpleNamespace

import pytest

from kansrijk.reference.loader import load
from kansrijk.reference.tables.coalitions import PublishedMembership, PublishedStatus
from kansrijk.web.coalitions.presenters.register import counts_of
from kansrijk.web.coalitions.words import statuses

CODES = [f"GM{number:04d}" for number in range(100)]


def counted(**numbers):
    """Counts over a hundred municipalities, so many of each status."""
    kinds = [kind for kind, number in numbers.items() for _ in range(number)]
    found = {code: SimpleNamespace(status=kind) for code, kind in zip(CODES, kinds, strict=False)}
    return counts_of(CODES, found)


def test_unknown_is_what_is_left_and_never_none():
    counts = counted(local=3, none=2)
    assert (counts.total, counts.known, counts.unknown) == (100, 5, 95)
    assert {key: number for key, _, number in counts.by_status} == {
        "none": 2, "in_development": 0, "local": 3, "regional": 0, "both": 0,
    }  # fmt: skip


def test_a_status_of_another_country_counts_for_nothing():
    found = {"VB0001": SimpleNamespace(status="local")}
    assert counts_of(CODES, found).known == 0


@pytest.mark.parametrize(
    ("known", "share"),
    [(89, None), (90, (90, 100)), (100, (100, 100))],
)
def test_below_ninety_percent_known_the_country_has_no_share(known, share):
    found = counted(local=known).share
    assert (None if found is None else (found.lowest, found.highest)) == share
    assert counted(local=1).least_known == 90


def test_a_share_lies_between_what_is_known_and_what_could_be():
    share = counted(local=20, regional=10, both=10, none=30, in_development=20).share
    assert (share.lowest, share.highest) == (40, 50)


def test_a_country_without_municipalities_has_no_share():
    assert counts_of([], {}).share is None


def test_unknown_is_no_status_that_someone_can_record():
    assert set(statuses()) == {"none", "in_development", "local", "regional", "both"}


def test_haarlem_and_the_sixteen_of_zuid_limburg_are_published_and_nothing_else():
    """Not more than their sources say: see docs/decisions/0022-coalition-register.md."""
    found = {row.code: row.status for row in load(PublishedStatus)}
    assert found.pop("GM0392") == "local"
    assert len(found) == 16
    assert set(found.values()) == {"regional"}
    members = {row.code for row in load(PublishedMembership)}
    assert members == {*found, "GM0392"}
