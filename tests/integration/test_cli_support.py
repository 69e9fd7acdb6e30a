"""``kansrijk support find``: what a professional types and reads, without a site or a database."""

import json

import pytest
from django.db import connection

from kansrijk.cli.database import has_table
from kansrijk.web.support.actions.loading_local import load_local_offers
from kansrijk.web.support.finding.rulebook import rule_book

pytestmark = pytest.mark.django_db

ITEM = {"slug", "name", "reasons", "contact", "until", "payer", "law", "consent"}
GIRL = (
    "support", "find", "--municipality", "Haarlem", "--phase", "pregnancy", "--week", 14,
    "--factors", "schulden,dakloosheid", "--age", 19, "--first-child",
)  # fmt: skip


def test_the_json_has_every_part_and_every_item_all_it_promises(kansrijk):
    found = json.loads(kansrijk(*GIRL, "--format", "json").out)
    assert {"urgent", "recommended", "possible", "left_out", "uncovered"} <= set(found)
    items = [*found["urgent"], *found["recommended"], *found["possible"]]
    assert all(set(item) >= ITEM and item["contact"] and item["reasons"] for item in items)
    assert all(set(row) == {"slug", "reason"} for row in found["left_out"])
    assert found["urgent"][0]["slug"] == "dakloos-gemeente"
    leading = {item["slug"] for item in found["recommended"]}
    assert {"schuldhulpverlening", "prenataal-huisbezoek-jgz", "voorzorg"} <= leading


def test_the_text_says_what_to_do_today_first(kansrijk):
    ran = kansrijk(*GIRL)
    assert ran.code == 0
    assert ran.out.index("EERST") < ran.out.index("AANBEVOLEN") < ran.out.index("VALT AF")
    assert "Bel vandaag de gemeente" in ran.out
    assert "U mag nee zeggen." in ran.out


def test_nothing_needed_is_a_full_answer(kansrijk):
    ran = kansrijk("support", "find", "--municipality", "GM0392", "--phase", "pregnancy")
    assert "Geen verwijzing nodig." in ran.out


def test_the_same_question_has_the_same_answer(kansrijk):
    assert kansrijk(*GIRL).out == kansrijk(*GIRL).out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--phase", "pregnancy", "--week", "45"], "van 0 tot en met 42"),
        (["--phase", "postpartum", "--week", "3"], "leeftijd in maanden"),
        (["--phase", "pregnancy", "--month", "3"], "kind dat geboren is"),
        (["--phase", "child", "--month", "1"], "postpartum"),
        (["--phase", "postpartum", "--month", "5"], "child"),
        (["--phase", "child", "--month", "25"], "van 0 tot en met 24"),
        (["--phase", "zwanger"], "preconception, pregnancy, postpartum, child"),
        (["--phase", "child", "--factors", "schuld"], "Bedoelde u: schulden"),
        (["--phase", "child", "--factors", "veerkracht"], "hoort bij de beschermende factoren"),
        (["--phase", "child", "--protective", "schulden"], "hoort bij de factoren"),
        (["--phase", "child", "--age", "5"], "van 12 tot en met 60"),
    ],
)
def test_what_cannot_be_is_refused_with_what_is_allowed(kansrijk, words, message):
    ran = kansrijk("support", "find", "--municipality", "Haarlem", *words)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


@pytest.mark.parametrize(
    ("place", "message"), [("Harlem", "Haarlem"), ("Noord-Holland", "geen gemeente")]
)
def test_a_municipality_that_is_none_is_refused(kansrijk, place, message):
    ran = kansrijk("support", "find", "--municipality", place, "--phase", "child")
    assert ran.code == 2
    assert message in ran.err


def test_every_factor_has_an_answer_in_every_phase(kansrijk):
    """An offer, an urgent line or a role to talk to: nobody leaves with nothing."""
    for moment in ("preconception", "pregnancy", "postpartum", "child"):
        for slug, factor in rule_book().factors.items():
            if factor.kind == "protective":
                continue
            ran = kansrijk(
                "support", "find", "--municipality", "GM0392", "--phase", moment,
                "--factors", slug, "--format", "json",
            )  # fmt: skip
            found = json.loads(ran.out)
            parts = ("urgent", "recommended", "uncovered", "talk")
            assert any(found[part] for part in parts), (moment, slug)


def test_what_is_stored_counts_where_there_is_a_database(kansrijk, log):
    load_local_offers()
    found = json.loads(kansrijk(*GIRL, "--format", "json").out)
    (visit,) = (r for r in found["recommended"] if r["slug"] == "prenataal-huisbezoek-jgz")
    assert visit["known_here"]
    assert "Het is er in Haarlem" in visit["contact"]


def test_a_question_makes_no_database(kansrijk, tmp_path, monkeypatch):
    nowhere = tmp_path / "none.sqlite3"
    monkeypatch.setitem(connection.settings_dict, "NAME", str(nowhere))
    monkeypatch.setattr(connection, "vendor", "sqlite")
    assert not has_table("support_local_offer")
    assert not nowhere.exists()
