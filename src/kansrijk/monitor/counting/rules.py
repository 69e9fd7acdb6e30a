"""Every rule by which an edition counts."""

from functools import cache

from kansrijk.errors import UserError
from kansrijk.monitor.counting.rule import EDITIONS, CountRule
from kansrijk.monitor.indicators import (
    big2,
    geen_kraamzorg,
    kwetsbare_situatie,
    kwetsbare_zwangeren,
    laag_geboortegewicht_p10,
    late_start_begeleiding,
    overgewicht_2jaar,
    preconceptieconsult,
    problematische_schulden,
    psychische_problemen,
    schulden_ouders,
    spraaktaal_negatief,
    uithuisplaatsing,
    vroeggeboorte,
)

ALL_RULES: tuple[CountRule, ...] = (
    *preconceptieconsult.RULES,
    *late_start_begeleiding.RULES,
    *problematische_schulden.RULES,
    *schulden_ouders.RULES,
    *psychische_problemen.RULES,
    *geen_kraamzorg.RULES,
    *kwetsbare_situatie.RULES,
    *kwetsbare_zwangeren.RULES,
    *big2.RULES,
    *vroeggeboorte.RULES,
    *laag_geboortegewicht_p10.RULES,
    *spraaktaal_negatief.RULES,
    *overgewicht_2jaar.RULES,
    *uithuisplaatsing.RULES,
)


@cache
def rules_of(edition: int) -> tuple[CountRule, ...]:
    """The rules of an edition. Raises UserError for an edition without rules."""
    if edition not in EDITIONS:
        known = ", ".join(str(year) for year in EDITIONS)
        raise UserError(f"Hoe editie {edition} telt, is niet bekend. Wel van: {known}.")
    return tuple(rule for rule in ALL_RULES if edition in rule.editions)
