"""The one sentence that tells a figure: "ongeveer 15 van de 100 kinderen"."""

from kansrijk.monitor.figures import Figure
from kansrijk.reference.tables.indicators import IndicatorDefinition
from kansrijk.reports.language import Language

#: Rounding to whole people may not change the figure by more than this share of it.
LARGEST_ROUNDING = 0.1
LARGEST_BASE = 10_000_000


def plain_sentence(
    figure: Figure | None, definition: IndicatorDefinition, language: Language
) -> str:
    """The figure in plain words, or what is missing."""
    if figure is None or figure.value is None:
        return language.gettext("There is no figure for this that can be trusted.")
    sentence = language.pick(definition, "sentence")
    about_words = about(figure.value, definition.unit, language)
    text = sentence.replace("{year}", figure.period).replace("{about}", about_words)
    return text[0].upper() + text[1:]


def about(value: float, unit: str, language: Language) -> str:
    """About how many of how many, with a base large enough to keep whole numbers honest.

    14.8 percent is about 15 of the 100; 1.6 percent about 16 of the 1,000 (2 of the 100 would be
    a quarter too high); 1.6 per 1,000 is about 16 of the 10,000.
    """
    base = 100 if unit == "percent" else 1000
    while (
        value > 0 and abs(round(value) - value) > LARGEST_ROUNDING * value and base < LARGEST_BASE
    ):
        value, base = value * 10, base * 10
    return language.gettext("about {count} in every {base}").format(
        count=language.number(round(value)), base=language.number(base)
    )
