"""Placed out of home under two: youth protection and a stay elsewhere that truly overlap.

Source: rivm_code_2023 (indicatoren/uithuisplaatsing.R). What became of it after edition 2023 is
not known; until it is, later editions count it as 2023 did.
"""

import ibis
import ibis.expr.types as ir

from kansrijk.monitor.counting.rule import EDITIONS, CountRule, Unknown

#: Counted in a year are the children born in it and in the year before.
AGES = (0, 1)


def is_live_born(t: ir.Table) -> ir.BooleanValue:
    """Born alive. The mother is known of every child, so a parent is."""
    return t.is_live_born


def is_placed(_: ir.Table) -> ir.BooleanValue:
    """Every row of ``placed_children``."""
    return ibis.literal(True)


def overlaps(protection: ir.Table, residence: ir.Table) -> ir.BooleanValue:
    """At least one day lies in both spells; a spell without a last day still runs."""
    return (protection.started_on <= _last_day(residence)) & (
        residence.started_on <= _last_day(protection)
    )


def placed_children(births: ir.Table, spells: ir.Table) -> ir.Table:
    """One row per live-born child and ``year`` in which both kinds of spells overlapped a day.

    ``births`` has ``birth_year``; only the year of birth and the next one are looked at. The child
    is counted where its mother lived on the reference day of the year of birth.
    """
    both = births.filter(is_live_born).inner_join(_days_in_both(spells), "child_key")
    each_year = both.mutate(year=ibis.array([both.birth_year + age for age in AGES]).unnest())
    within = each_year.year.between(each_year.first_day.year(), each_year.last_day.year())
    # A child with several pairs of spells in a year counts once.
    return each_year.filter(within).drop("first_day", "last_day").distinct()


def _days_in_both(spells: ir.Table) -> ir.Table:
    """Per overlapping pair: the child, and the first and the last day that lie in both."""
    protection = spells.filter(spells.kind == "protection").select(
        "child_key", "started_on", "ended_on"
    )
    residence = spells.filter(spells.kind == "residence").select(
        stay_of="child_key", started_on="started_on", ended_on="ended_on"
    )
    pairs = protection.join(
        residence,
        [protection.child_key == residence.stay_of, overlaps(protection, residence)],
        rname="{name}_stay",
    )
    return pairs.select(
        "child_key",
        first_day=ibis.greatest(pairs.started_on, pairs.started_on_stay),
        last_day=ibis.least(
            pairs.ended_on.fill_null(_FAR_AWAY), pairs.ended_on_stay.fill_null(_FAR_AWAY)
        ),
    )


#: Later than any year of a delivery.
_FAR_AWAY = ibis.date("9999-12-31")


def _last_day(spells: ir.Table) -> ir.DateValue:
    return spells.ended_on.fill_null(_FAR_AWAY)


RULES = (
    CountRule(
        indicator="uithuisplaatsing",
        definition_set="2019-2023",
        editions=EDITIONS,
        rows=("children",),
        event_rows="placed",
        population=is_live_born,
        event=is_placed,
        ages=AGES,
        unknown=Unknown.STAYS_IN_DENOMINATOR,
        source="rivm_code_2023",
        departs=(
            "De tekst vraagt overlap van ten minste een dag; de code toetst met OF in plaats van "
            "EN, zodat elke twee perioden in hetzelfde jaar meetellen. De code neemt de woonplaats "
            "van de moeder in dat jaar, hier telt die in het geboortejaar van het kind."
        ),
    ),
)
