"""Does an offer fit a situation, from when until when, and may it lead?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kansrijk.reference.tables.support import Offer
from kansrijk.reference.tables.support_rules import Condition
from kansrijk.web.support.finding.advice import Remark
from kansrijk.web.support.finding.asking import Asked, all_factors
from kansrijk.web.support.finding.local import Local
from kansrijk.web.support.finding.rulebook import RuleBook
from kansrijk.web.support.finding.situation import Situation

#: Months before the start of an offer in which it is named as possible, and no longer left out.
AHEAD = 3
#: From this strength on an offer fits a theme well.
WELL = 2
PHASE_WORDS = {
    "preconceptie": ("voor de zwangerschap", "before pregnancy"),
    "zwangerschap": ("in de zwangerschap", "during pregnancy"),
    "kraam": ("in de kraamtijd", "in the first days after birth"),
    "na_geboorte": ("na de geboorte", "after birth"),
}


@dataclass(frozen=True, slots=True)
class Fitting:
    """``fits``: target -> 1-3. ``left_out`` is why it falls away, ``waits`` why it may not lead."""

    offer: Offer
    fits: Mapping[str, int]
    local: tuple[Local, ...] = ()
    left_out: Remark | None = None
    waits: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()


def fitted(
    offer: Offer, situation: Situation, asked: Asked, rules: RuleBook, local: Sequence[Local]
) -> Fitting | None:
    """How an offer fits; None when it touches nothing that is asked for, or hardly and not now."""
    fits = {k: v for k, v in rules.fits.get(offer.slug, {}).items() if k in asked.targets}
    conditions = rules.conditions.get(offer.slug, ())
    if not fits or (max(fits.values()) < WELL and _is_of_other_phase(offer, conditions, situation)):
        return None
    left_out = next(_left_out(offer, conditions, situation, asked, local), None)
    remarks = tuple(_doubts(conditions, situation))
    waits = (*_waits(offer, conditions, situation, local), *(remarks if len(remarks) > 1 else ()))
    return Fitting(
        offer=offer,
        fits={k: max(1, v - 1) for k, v in fits.items()} if remarks else fits,
        local=tuple(row for row in local if row.availability == "yes"),
        left_out=left_out,
        waits=waits,
        remarks=remarks,
    )


# --- falls away --------------------------------------------------------------------------------


def _left_out(
    offer: Offer,
    conditions: Sequence[Condition],
    situation: Situation,
    asked: Asked,
    local: Sequence[Local],
) -> Iterator[Remark]:
    yield from _not_here(situation, local)
    yield from _wrong_time(offer, conditions, situation)
    yield from (
        Remark(row.reason_nl, row.reason_en)
        for row in conditions
        if not _holds(row, situation, asked)
    )
    if situation.declines_referral and offer.route == "referral":
        yield Remark(
            "Hiervoor is een verwijzing nodig, en die wil de ouder niet. Dat mag.",
            "This needs a referral, and the parent does not want one. That is fine.",
        )


def _not_here(situation: Situation, local: Sequence[Local]) -> Iterator[Remark]:
    """Only who says no is absent; who says nothing is unknown."""
    if situation.area and local and all(row.availability == "no" for row in local):
        yield Remark("Niet in deze gemeente.", "Not in this municipality.")


def _wrong_time(
    offer: Offer, conditions: Sequence[Condition], situation: Situation
) -> Iterator[Remark]:
    if _is_of_other_phase(offer, conditions, situation):
        nl, en = zip(*(PHASE_WORDS[phase] for phase in offer.phases), strict=True)
        yield Remark(f"Alleen {_either(nl, 'of')}.", f"Only {_either(en, 'or')}.")
    week, month = situation.week, situation.month
    if week is not None and offer.week_before is not None and week >= offer.week_before:
        yield Remark(
            f"Instromen kan alleen vóór week {offer.week_before} van de zwangerschap.",
            f"Entering is only possible before week {offer.week_before} of pregnancy.",
        )
    if month is not None and month > offer.to_month and "kraam" not in offer.phases:
        yield Remark(f"Tot {offer.to_label}.", f"Until {offer.to_label}.")
    if month is not None and month + AHEAD < offer.from_month:
        yield Remark(f"Pas vanaf {offer.from_label}.", f"Only from {offer.from_label}.")


def _is_of_other_phase(offer: Offer, conditions: Sequence[Condition], situation: Situation) -> bool:
    ahead = {phase for row in conditions if row.kind == "arrange_in" for phase in row.value}
    return not (set(offer.phases) | ahead) & set(situation.phases)


def _either(words: Sequence[str], last: str) -> str:
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _holds(row: Condition, situation: Situation, asked: Asked) -> bool:
    given = all_factors(situation)
    match row.kind:
        case "needs_any" | "needs_any_too":
            return bool(given & set(row.value))
        case "excludes_any":
            return not given & set(row.value)
        case "from_number":
            return asked.number >= int(row.value[0])
        case "only_phase":
            return bool(set(row.value) & set(situation.phases))
        case "hidden":
            return False
    return True


# --- may not lead ------------------------------------------------------------------------------


def _waits(
    offer: Offer, conditions: Sequence[Condition], situation: Situation, local: Sequence[Local]
) -> Iterator[Remark]:
    is_here = any(row.availability == "yes" for row in local)
    for row in conditions:
        is_not_now = row.kind == "waits_with_any" and set(row.value) & all_factors(situation)
        is_not_sure = row.kind == "only_where_known" and not is_here
        if row.kind == "never_leads" or is_not_now or is_not_sure:
            yield Remark(row.reason_nl, row.reason_en)
    week, month = situation.week, situation.month
    if week is not None and offer.week_from is not None and week < offer.week_from:
        yield Remark(
            f"Kan vanaf week {offer.week_from} van de zwangerschap.",
            f"Possible from week {offer.week_from} of pregnancy.",
        )
    if month is not None and month < offer.from_month:
        yield Remark(f"Kan vanaf {offer.from_label}.", f"Possible from {offer.from_label}.")
    if is_here and all(row.accepts is False for row in local if row.availability == "yes"):
        yield Remark("Neemt nu niemand aan.", "Takes nobody on at present.")


def _doubts(conditions: Sequence[Condition], situation: Situation) -> Iterator[Remark]:
    """What makes an offer fit less well, without shutting anyone out."""
    for row in conditions:
        is_later_child = row.kind == "prefers_first_child" and situation.is_first_child is False
        is_older = (
            row.kind == "prefers_age_to"
            and situation.age is not None
            and situation.age > int(row.value[0])
        )
        if is_later_child or is_older:
            yield Remark(row.reason_nl, row.reason_en)
