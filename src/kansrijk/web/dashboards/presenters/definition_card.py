"""The definition card of an indicator: what is measured, of whom, and who has the data."""

from kansrijk.monitor.figures import Figure
from kansrijk.monitor.release import Release
from kansrijk.reference.tables.indicators import IndicatorDefinition
from kansrijk.reports.language import Language
from kansrijk.reports.wording.age import age_words


def definition_terms(
    definition: IndicatorDefinition,
    current: Figure | None,
    release: Release,
    today_year: int,
    language: Language,
) -> list[tuple[str, str]]:
    """The definition card."""
    _ = language.gettext
    year = current.period if current else _("no year")
    age = age_words(current.year if current else None, today_year, language)
    source = release.definitions.source_by_key[definition.source]
    return [
        (_("Why it matters"), language.pick(definition, "why")),
        (_("Numerator"), language.pick(definition, "numerator")),
        (_("Denominator"), language.pick(definition, "denominator")),
        (_("About whom"), language.pick(definition, "population")),
        (_("Unit"), _unit_words(definition, language)),
        (_("Desired direction"), _desired_words(definition, language)),
        (_("Year of the figure"), f"{year} ({age})" if age else year),
        *_validity(definition, language),
        (_("Who has the data"), definition.source_owner),
        (_("Source of the definition"), source.text),
    ]


def _validity(definition: IndicatorDefinition, language: Language) -> list[tuple[str, str]]:
    """From which edition to which; a related figure belongs to no edition."""
    _ = language.gettext
    if definition.valid_from is None:
        return []
    until = definition.valid_to or _("now")
    return [(_("Valid"), _("from {start} to {end}").format(start=definition.valid_from, end=until))]


def _unit_words(definition: IndicatorDefinition, language: Language) -> str:
    _ = language.gettext
    return _("percent") if definition.unit == "percent" else _("per 1,000")


def _desired_words(definition: IndicatorDefinition, language: Language) -> str:
    _ = language.gettext
    words = {"up": _("up"), "down": _("down"), "unclear": _("unclear")}[
        definition.desired_direction
    ]
    if definition.desired_direction_source == "own":
        return _("{direction} (our own assumption)").format(direction=words)
    return words
