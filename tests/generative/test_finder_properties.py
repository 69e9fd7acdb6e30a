"""Whatever the situation: the advice is short, explained, safe and the same every time."""

from hypothesis import given
from hypothesis import strategies as st

from kansrijk.web.support.finder import find
from kansrijk.web.support.finding.choosing import MOST
from kansrijk.web.support.finding.local import Local
from kansrijk.web.support.finding.rulebook import rule_book
from kansrijk.web.support.finding.situation import MOMENTS, Situation, checked
from situations import DAY, offers

FACTORS = sorted(s for s, row in rule_book().factors.items() if row.kind != "protective")
PROTECTIVE = sorted(s for s, row in rule_book().factors.items() if row.kind == "protective")
SLUGS = [offer.slug for offer in offers()]
LOCAL = st.dictionaries(
    st.sampled_from(SLUGS),
    st.lists(
        st.builds(
            Local, st.just(""), st.sampled_from(["yes", "no", "unknown"]),
            accepts=st.sampled_from([None, True, False]),
            freshness=st.sampled_from(["fresh", "stale", "hidden"]),
        ),
        min_size=1, max_size=3,
    ).map(tuple),
    max_size=20,
)  # fmt: skip


@st.composite
def situations(draw):
    moment = draw(st.sampled_from(MOMENTS))
    last = {"pregnancy": 42, "postpartum": 1, "child": 24}.get(moment)
    first = 2 if moment == "child" else 0
    number = draw(st.none() | st.integers(first, last)) if last else None
    return checked(
        Situation(
            moment,
            area="GM0392",
            week=number if moment == "pregnancy" else None,
            month=number if moment in ("postpartum", "child") else None,
            factors=frozenset(draw(st.lists(st.sampled_from(FACTORS), max_size=12))),
            protective=frozenset(draw(st.lists(st.sampled_from(PROTECTIVE), max_size=4))),
            language=draw(st.sampled_from(["nl", "ar"])),
            is_first_child=draw(st.sampled_from([None, True, False])),
            age=draw(st.none() | st.integers(14, 45)),
            declines_referral=draw(st.booleans()),
        )
    )


@given(situations(), LOCAL)
def test_advice_is_short_and_each_offer_has_one_place(situation, local):
    given_advice = find(situation, offers(), DAY, local)
    places = [
        *(it.line for it in given_advice.urgent),
        *(item.slug for _, item in given_advice.items()),
        *(it.offer.slug for it in given_advice.left_out),
    ]
    assert len(given_advice.recommended) <= MOST
    assert len(places) == len(set(places))
    assert find(situation, offers(), DAY, local) == given_advice


@given(situations(), LOCAL)
def test_every_theme_is_answered_and_every_line_says_why(situation, local):
    """Each factor is urgent, helped, to talk about, in balance, or fits something possible."""
    found = find(situation, offers(), DAY, local)
    answered = {f for it in found.urgent for f in it.factors} | set(found.answered)
    answered |= {about for _, item in found.items() for about in item.about}
    answered |= {it.about for it in (*found.uncovered, *found.talk)}
    assert situation.factors <= answered
    assert all(item.about and item.role for _, item in found.items())


@given(situations(), LOCAL)
def test_what_cannot_be_is_never_advised(situation, local):
    found = find(situation, offers(), DAY, local)
    advised = [item.offer for _, item in found.items() if item.offer]
    if situation.week is not None:
        assert all(o.week_before is None or situation.week < o.week_before for o in advised)
    if situation.declines_referral:
        assert all(o.route != "referral" for o in advised)
    absent = {slug for slug, rows in local.items() if all(r.availability == "no" for r in rows)}
    assert not absent & {o.slug for o in advised}


@given(situations())
def test_danger_stands_first_whatever_else_is_said(situation):
    urgent = {factor for it in find(situation, offers(), DAY).urgent for factor in it.factors}
    assert {rule.factor for rule in rule_book().urgent} & situation.factors <= urgent


@given(situations(), st.sampled_from(SLUGS))
def test_what_is_unknown_here_is_never_shown_as_absent(situation, slug):
    unknown = {slug: (Local(slug, "unknown"),)}
    assert find(situation, offers(), DAY, unknown) == find(situation, offers(), DAY)
