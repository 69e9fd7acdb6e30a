"""The files of help hold together: no rule names what is not there, no worry stands alone."""

import pytest

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import (
    Factor,
    FamilyPays,
    Offer,
    RecognitionLevel,
    TalkRole,
    UrgentLine,
)
from kansrijk.reference.tables.support_catalogue import CatalogueReason, Law
from kansrijk.reference.tables.support_conversation import (
    ConversationGroup,
    ConversationQuestion,
)
from kansrijk.reference.tables.support_rules import (
    Balance,
    Condition,
    ConsentWords,
    FactorRole,
    Fit,
    Step,
    UrgentRule,
    UrgentTogether,
)
from kansrijk.web.support.finding.rulebook import LINE, STEP
from kansrijk.web.support.offer_checks import faults_of

OFFERS = {row.slug: row for row in load(Offer)}
FACTORS = {row.slug: row for row in load(Factor)}
LINES = {row.slug: row for row in load(UrgentLine)}
ROLES = {row.id for row in load(TalkRole)}
ASKED = [row for row in FACTORS.values() if row.kind != "protective"]
#: From this strength on an offer helps, and does not only touch it.
HELPS = 2


def test_there_are_as_many_factors_as_the_sources_give():
    kinds = [row.kind for row in FACTORS.values()]
    assert (kinds.count("risk"), kinds.count("protective")) == (56, 16)


@pytest.mark.parametrize("factor", ASKED, ids=lambda row: row.slug)
def test_every_worry_and_topic_leads_to_help_a_line_or_someone_to_talk_to(factor):
    helped = {fit.about for fit in load(Fit) if fit.strength >= HELPS}
    called = {rule.factor for rule in load(UrgentRule)}
    talked = {row.factor for row in load(FactorRole) if row.role in ROLES}
    assert factor.slug in helped | called | talked


@pytest.mark.parametrize("factor", ASKED, ids=lambda row: row.slug)
def test_every_worry_and_topic_has_someone_to_talk_to_in_every_place(factor):
    assert factor.slug in {row.factor for row in load(FactorRole)}


def test_every_line_says_for_which_worries_it_is():
    assert {slug for line in LINES.values() for slug in line.factors} <= set(FACTORS)


def test_the_rules_name_offers_that_exist():
    named = {fit.offer for fit in load(Fit) if not fit.offer.startswith(LINE)}
    named |= {row.offer for row in load(Condition)}
    assert named <= set(OFFERS)


def test_the_rules_name_lines_that_exist():
    named = {fit.offer.removeprefix(LINE) for fit in load(Fit) if fit.offer.startswith(LINE)}
    named |= {row.line for row in (*load(UrgentRule), *load(UrgentTogether))}
    assert named <= set(LINES)


def test_the_rules_name_factors_and_steps_that_exist():
    steps = {STEP + row.id for row in load(Step)}
    assert {fit.about for fit in load(Fit)} <= set(FACTORS) | steps
    named = {row.factor for row in (*load(UrgentRule), *load(FactorRole), *load(Balance))}
    named |= {row.protective for row in load(Balance)}
    named |= {slug for row in load(UrgentTogether) for slug in row.factors}
    named |= {slug for row in load(Step) for slug in row.any_of}
    assert named <= set(FACTORS)


def test_the_factors_in_a_condition_exist():
    kinds = ("needs_any", "needs_any_too", "excludes_any", "waits_with_any")
    named = {slug for row in load(Condition) if row.kind in kinds for slug in row.value}
    assert named
    assert named <= set(FACTORS)


def test_roles_exist_whoever_names_them():
    named = {row.role for row in (*load(Step), *load(FactorRole))}
    named |= {name for row in load(TalkRole) for name in (row.before_pregnancy, row.after_birth)}
    assert named - {None} <= ROLES


def test_a_balance_is_of_a_strength_and_of_a_worry_that_is_not_serious():
    for row in load(Balance):
        assert FACTORS[row.protective].kind == "protective", row
        assert FACTORS[row.factor].asks not in (None, "serious"), row


@pytest.mark.parametrize("offer", OFFERS.values(), ids=lambda row: row.slug)
def test_an_offer_of_the_file_passes_the_checks_of_the_editor(offer):
    assert faults_of(offer) == []
    assert offer.route in {row.id for row in load(ConsentWords)}
    assert offer.family_pays in {row.id for row in load(FamilyPays)}
    assert offer.recognition in {row.id for row in load(RecognitionLevel)}


def test_every_law_is_named_by_an_offer_or_has_no_words():
    texts = " ".join(row.funding_law for row in OFFERS.values())
    assert [
        law.id for law in load(Law) if law.words and not any(w in texts for w in law.words)
    ] == []


def test_every_moment_of_a_change_has_a_reason():
    moments = {"add", "change", "withdraw", "accept", "reject", "load"}
    assert {row.moment for row in load(CatalogueReason)} == moments


def test_the_talk_asks_about_every_worry_and_every_strength():
    """A topic may be left out: who has a question asks it."""
    asked = {slug for row in load(ConversationQuestion) for slug in row.leads_to}
    assert asked <= set(FACTORS)
    assert {row.slug for row in FACTORS.values() if row.kind != "topic"} <= asked


@pytest.mark.parametrize("group", load(ConversationGroup), ids=lambda row: row.slug)
def test_a_part_of_the_talk_has_four_to_seven_open_questions_and_asks_about_strength(group):
    rows = [row for row in load(ConversationQuestion) if row.group == group.slug]
    assert 4 <= len(rows) <= 7
    assert all(row.question_nl.rstrip(".").endswith("?") or "?" in row.question_nl for row in rows)
    kinds = {FACTORS[slug].kind for row in rows for slug in row.leads_to}
    assert {"risk", "protective"} <= kinds


@pytest.mark.parametrize("slug", sorted({row.factor for row in load(UrgentRule)}))
def test_a_question_about_what_is_urgent_says_what_to_do_at_once(slug):
    rows = [row for row in load(ConversationQuestion) if slug in row.leads_to]
    assert any(row.follow_up_nl for row in rows)
