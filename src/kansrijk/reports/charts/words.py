"""The few words a drawing writes itself, and how a language writes a number.

Titles, sentences and names come from the caller; these are the words of marks. They stand here
and not in a gettext catalogue because a drawing is also made outside the site.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kansrijk.errors import NotFoundError
from kansrijk.monitor.figures import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of one language. The drawing fills in what stands between braces."""

    decimal_mark: str
    thousands_mark: str
    states: Mapping[Status, str]
    zero: str
    other_count: str
    difference: str
    difference_points: str
    published: str
    provisional: str
    margin: str
    estimated: str
    less_than: str
    between: str
    or_more: str
    formed: str
    developing: str
    no_coalition: str
    not_stated: str
    of_base: str
    percentage_only: str
    structural: str
    holds_more: str

    def number(self, value: float, decimals: int = 0) -> str:
        """A number as this language writes it: 1.780 or 14,8 in Dutch."""
        text = f"{value:,.{decimals}f}"
        if not any(digit in text for digit in "123456789"):
            text = text.lstrip("-")
        marks = str.maketrans(",.-", f"{self.thousands_mark}{self.decimal_mark}\u2212")
        return text.translate(marks)

    def shortest(self, value: float, most: int = 1) -> str:
        """A number without decimals that say nothing: 14 and 4,7."""
        wanted = (n for n in range(most) if round(value, n) == round(value, most))
        return self.number(value, next(wanted, most))


_LANGUAGES = {
    "nl": Words(
        decimal_mark=",",
        thousands_mark=".",
        states={
            Status.SUPPRESSED: "afgeschermd",
            Status.MISSING: "ontbreekt",
            Status.NOT_APPLICABLE: "niet van toepassing",
        },
        zero="nul, echt geteld",
        other_count="andere telling",
        difference="verschil {value}",
        difference_points="verschil {value} procentpunt",
        published="gepubliceerd cijfer",
        provisional="voorlopig cijfer",
        margin="95%-marge",
        estimated="schatting",
        less_than="minder dan {limit}",
        between="{low} tot {high}",
        or_more="{limit} of meer",
        formed="coalitie",
        developing="in ontwikkeling",
        no_coalition="geen coalitie",
        not_stated="niet vermeld",
        of_base="van {base}",
        percentage_only="alleen het percentage is gepubliceerd",
        structural="structureel",
        holds_more="bevat meer dan Kansrijke Start",
    ),
    "en": Words(
        decimal_mark=".",
        thousands_mark=",",
        states={
            Status.SUPPRESSED: "withheld",
            Status.MISSING: "missing",
            Status.NOT_APPLICABLE: "not applicable",
        },
        zero="zero, really counted",
        other_count="counted differently",
        difference="difference {value}",
        difference_points="difference {value} percentage points",
        published="published figure",
        provisional="provisional figure",
        margin="95% margin",
        estimated="estimate",
        less_than="less than {limit}",
        between="{low} to {high}",
        or_more="{limit} or more",
        formed="coalition",
        developing="in development",
        no_coalition="no coalition",
        not_stated="not stated",
        of_base="of {base}",
        percentage_only="only the percentage is published",
        structural="structural",
        holds_more="holds more than Kansrijke Start",
    ),
}


def words_for(language: str) -> Words:
    """The words of a language: "nl" or "en" (also "nl-nl"). Raises NotFoundError for others."""
    short = language.partition("-")[0]
    if short not in _LANGUAGES:
        raise NotFoundError("Taal", language, sorted(_LANGUAGES))
    return _LANGUAGES[short]
