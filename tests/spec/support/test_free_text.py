"""What free text gives: a table of sentences as midwives type them, with what comes out.

The table is free_text_sentences.csv beside this file, for professionals to read and to correct.
"""

import csv
from pathlib import Path

import pytest

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import Factor
from kansrijk.reference.tables.support_text import PersonalDataKind, Synonym
from kansrijk.web.support.text import Reading, personal_data, read

PHASES = {
    "vóór de zwangerschap": "preconception",
    "zwangerschap": "pregnancy",
    "kraamtijd": "postpartum",
    "kind": "child",
    "": None,
}
YES_NO = {"ja": True, "nee": False, "": None}
#: A word that sets the moment in which a term means what it means.
SETTING = {
    "preconception": "kinderwens. ",
    "pregnancy": "zwanger. ",
    "postpartum": "kraamweek. ",
    "child": "peuter. ",
}
LEAST_TERMS = 3


def _sentences() -> list[dict[str, str]]:
    path = Path(__file__).with_name("free_text_sentences.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("row", _sentences(), ids=lambda row: row["zin"])
def test_a_sentence_gives_what_the_table_says(row: dict[str, str]) -> None:
    got = read(row["zin"])
    assert got.phase == PHASES[row["fase"]]
    assert (got.week, got.month, got.age) == tuple(
        int(row[name]) if row[name] else None for name in ("week", "maand", "leeftijd")
    )
    assert got.first_child == YES_NO[row["eerste kind"]]
    assert got.declines_referral == bool(row["wil geen verwijzing"])
    assert got.language == (row["taal"] or "nl")
    assert set(got.factors) == set(row["factoren"].split())
    assert set(got.protective) == set(row["beschermend"].split())
    assert {about for _, about in got.denied} == set(row["ontkend"].split())


def test_the_table_has_enough_sentences() -> None:
    assert len(_sentences()) >= 60


def test_every_factor_and_topic_has_enough_terms() -> None:
    terms: dict[str, int] = {}
    for row in load(Synonym):
        terms[row.about] = terms.get(row.about, 0) + 1
    assert [row.slug for row in load(Factor) if terms.get(row.slug, 0) < LEAST_TERMS] == []


def test_a_synonym_says_what_kind_its_factor_is() -> None:
    kinds = {row.slug: row.kind for row in load(Factor)}
    own = ("moment", "first_child", "declines", "language")
    wrong = [r.term for r in load(Synonym) if r.kind not in own and kinds.get(r.about) != r.kind]
    assert wrong == []


def test_every_term_of_the_list_is_read_as_what_it_stands_for() -> None:
    assert [(row.term, row.about) for row in load(Synonym) if not _is_read(row)] == []


def _is_read(row: Synonym) -> bool:
    term = row.term.replace("...", "echt")
    if term.startswith("-"):
        term = "belasting" + term[1:]
    if term.endswith("-"):
        term = term[:-1] + "vergunning"
    got = read((SETTING[row.moments[0]] if row.moments else "") + term)
    return row.about in _said(got, row.kind)


def _said(got: Reading, kind: str) -> list[str | None]:
    first = {True: "yes", False: "no", None: None}[got.first_child]
    said: dict[str, list[str | None]] = {
        "moment": [got.phase],
        "first_child": [first],
        "declines": ["referral" if got.declines_referral else None],
        "language": [got.language],
    }
    return said.get(kind, [*got.factors, *got.protective])


def test_the_words_are_given_as_they_were_typed() -> None:
    assert read("Heeft SCHULDEN, geen  grote stress").found == (("SCHULDEN", "schulden"),)
    assert read("Heeft SCHULDEN, geen  grote stress").denied == (("stress", "stress"),)


# --- what is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("14 weken, bsn 111222333", "bsn"),
        ("14 weken 111.222.333 schulden", "bsn"),
        ("19 111 222 333", "bsn"),
        ("bel 06-12345678", "phone"),
        ("bel 023 511 4489", "phone"),
        ("bel (023) 5114489", "phone"),
        ("bel +31 6 1234 5678", "phone"),
        ("bel 0031612345678", "phone"),
        ("bel +31 (0)6 12345678", "phone"),
        ("mail jan.de-vries@voorbeeld.nl", "email"),
        ("geboren 12-03-2001", "birth_date"),
        ("geboren 12/3/01", "birth_date"),
        ("geboren 2001-03-12", "birth_date"),
        ("geboren 12 03 2001", "birth_date"),
        ("geboren 12032001", "birth_date"),
        ("geboren 12 maart 2001", "birth_date"),
        ("geboren 1 mrt. '01", "birth_date"),
        ("geb. 3e Oktober 1999", "birth_date"),
    ],
)
def test_by_what_someone_can_be_found_is_refused(text: str, kind: str) -> None:
    found = personal_data(text)
    assert [it.kind for it in found] == [kind]
    assert text[found[0].start : found[0].end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "19 jaar, 14+3 weken, G2P1, schulden van 12.500 euro",
        "bel Veilig Thuis 0800-2000 of 113",
        "35 jaar, 2 kinderen van 3 en 5, 28 weken",
        "bsn 111222334",
        "baby van 6 weken, 4200 gram",
        "in maart 12 weken",
        "31-02-2001",
    ],
)
def test_what_a_situation_needs_is_not_refused(text: str) -> None:
    assert personal_data(text) == ()


def test_each_refusal_says_why_in_both_languages() -> None:
    kinds = {row.kind: row for row in load(PersonalDataKind)}
    assert set(kinds) == {"bsn", "phone", "email", "birth_date"}
    assert all(row.why_nl != row.why_en for row in kinds.values())
