"""The columns of an offer: what each is called, what may stand in it, and how it reads."""

from collections.abc import Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from kansrijk.reference.tables.support import Offer
from kansrijk.web.accounts.presenters.words import in_language
from kansrijk.web.support.presenters.advice_words import pays
from kansrijk.web.support.presenters.words import domains, factor_name, phases, routes
from kansrijk.web.support.recognition import levels

#: By what an editor thinks of together, in the order of the form.
GROUPS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("What it is"), ("slug", "name", "aliases", "target_group", "intensity", "provider_type",
                       "domains", "themes")),
    (_("When"), ("phases", "from_label", "to_label", "from_month", "to_month", "week_from",
                 "week_before")),
    (_("Recognition"), ("recognition", "recognition_as_read", "recognition_date",
                        "recognition_until")),
    (_("Who pays and how one gets there"), ("funding_law", "payer", "family_pays", "route")),
    (_("How sure we are"), ("evidence", "read_in", "seen_on", "note")),
)  # fmt: skip

LABELS: Mapping[str, Any] = {
    "slug": _("Name in the address"), "name": _("Name"), "aliases": _("Other names"),
    "target_group": _("For whom"), "intensity": _("What happens"),
    "provider_type": _("Who gives it"), "domains": _("Domains"), "themes": _("Themes"),
    "phases": _("Phases"), "from_label": _("From when, as read"),
    "to_label": _("Until when, as read"), "from_month": _("From month"),
    "to_month": _("Until month"), "week_from": _("First week of pregnancy to start"),
    "week_before": _("First week in which starting is too late"),
    "recognition": _("Recognition"), "recognition_as_read": _("Recognition, as read"),
    "recognition_date": _("Recognised on"), "recognition_until": _("Recognised until"),
    "funding_law": _("By which law"), "payer": _("Who pays"),
    "family_pays": _("What the family pays"), "route": _("Way in"),
    "evidence": _("Evidence"), "read_in": _("Read in"), "seen_on": _("Seen on"),
    "note": _("Note"), "source": _("Collection"),
}  # fmt: skip

HINTS: Mapping[str, Any] = {
    "slug": _("Small letters, digits and hyphens. It never changes afterwards."),
    "aliases": _("One on each line."), "payer": _("One on each line."),
    "themes": _("What it helps with. Hold Ctrl to choose several."),
    "domains": _("Hold Ctrl to choose several."), "phases": _("Hold Ctrl to choose several."),
    "from_month": _("Counted from birth; before it: -9 to 0."),
    "to_month": _("The last month of the child, such as 24."),
    "week_from": _("0 to 42. Leave empty when there is no limit."),
    "week_before": _("28 means: up to and including 27 weeks and 6 days."),
    "recognition_date": _("A year or a day: 2021 or 2021-09-30."),
    "recognition_until": _("Only when the source says so. Otherwise it holds five years."),
    "read_in": _("All sources of this offer, with their dates. No names of persons."),
    "note": _("What a reader must mind. No names of persons."),
}  # fmt: skip


def evidence_words() -> dict[str, str]:
    """Whether a source was seen."""
    return {"seen": str(_("a source was seen")), "unverified": str(_("not verified yet"))}


def choices_of(column: str) -> dict[str, str] | None:
    """What can be chosen in a column, in words; nothing when it is free text."""
    if column == "recognition":
        return {key: in_language(row, "name") for key, row in levels().items()}
    if column == "family_pays":
        return {key: in_language(row, "words") for key, row in pays().items()}
    words = {"phases": phases, "domains": domains, "route": routes, "evidence": evidence_words}
    return words[column]() if column in words else None


def in_words(column: str, value: Any) -> str:
    """A value of a column as a reader sees it; empty when there is none."""
    if value in (None, [], ()):
        return ""
    if column == "themes":
        return ", ".join(factor_name(slug) for slug in value)
    known: Mapping[str, str] = choices_of(column) or {}
    if isinstance(value, list | tuple):
        return ", ".join(known.get(str(part), str(part)) for part in value)
    return known.get(str(value), _number_or_text(value))


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Label, before and after of every column that differs, in the order of the file."""
    return [
        (str(LABELS[name]), in_words(name, old.get(name)), in_words(name, new.get(name)))
        for name in Offer.model_fields
        if old.get(name) != new.get(name)
    ]


def _number_or_text(value: Any) -> str:
    if isinstance(value, float):
        return str(number_format(value, 0 if value.is_integer() else 1))
    return str(value)
