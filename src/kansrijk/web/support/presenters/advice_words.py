"""The words of advice for a key, in the language of the page."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import FamilyPays, TalkRole
from kansrijk.reference.tables.support_rules import ConsentWords
from kansrijk.web.support.finding.advice import Remark
from kansrijk.web.support.finding.rulebook import STEP, rule_book


def said(row: Any, what: str) -> str:
    """The column of a row in the language of the page; empty where it has none."""
    return getattr(row, f"{what}_{_language()}") or ""


def spoken(remark: Remark) -> str:
    """A remark in the language of the page."""
    return str(getattr(remark, _language()))


def _language() -> str:
    return (get_language() or "nl")[:2]


@cache
def consents() -> Mapping[str, ConsentWords]:
    """Who asks, which consent that needs and words for it, per way to get to an offer."""
    return {row.id: row for row in load(ConsentWords)}


@cache
def pays() -> Mapping[str, FamilyPays]:
    """What a family pays itself."""
    return {row.id: row for row in load(FamilyPays)}


@cache
def _talk_roles() -> Mapping[str, TalkRole]:
    return {row.id: row for row in load(TalkRole)}


def role_name(role: str) -> str:
    """A role with its article: 'de huisarts'."""
    return said(_talk_roles()[role], "name")


def about_name(about: str) -> str:
    """The name of a factor, a topic or a step."""
    rules = rule_book()
    step = rules.steps.get(about.removeprefix(STEP)) if about.startswith(STEP) else None
    return said(step or rules.factors[about], "name")


def payer_names(payers: tuple[str, ...]) -> str:
    """Who pays, in a few words."""
    names = {
        "gemeente": _("the municipality"),
        "zorgverzekeraar": _("the health insurer"),
        "rijk": _("the state"),
        "fonds": _("a fund"),
        "zorgaanbieder": _("the provider of care"),
        "zorgkantoor": _("the care office (Wlz)"),
    }
    return f" {_('and')} ".join(names.get(payer, payer) for payer in payers)
