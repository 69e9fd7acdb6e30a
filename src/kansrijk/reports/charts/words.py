"""The few words a drawing writes itself. Titles, sentences and names come from the caller."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kansrijk.errors import NotFoundError
from kansrijk.monitor.figures import Status
from kansrijk.reports.language import LANGUAGES, Language

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of one language. The drawing fills in what stands between braces."""

    language: Language
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
    and_more: str
    one_area: str
    limit_lines: str
    as_counted: str
    for_chance: str
    no_difference: str
    times_as_often: str
    minus: str
    minus_points: str

    def number(self, value: float, decimals: int = 0) -> str:
        """A number as this language writes it, with a true minus sign: 1.780, 14,8 or −23,5."""
        # Rounding first: -0.04 would otherwise be written as -0,0.
        rounded = round(value, decimals) or 0.0
        return self.language.number(rounded, decimals).replace("-", MINUS)

    def shortest(self, value: float, most: int = 1) -> str:
        """A number without decimals that say nothing: 14 and 4,7."""
        wanted = (n for n in range(most) if round(value, n) == round(value, most))
        return self.number(value, next(wanted, most))


@cache
def words_for(code: str) -> Words:
    """The words of a language: "nl" or "en" (also "nl-nl"). Raises NotFoundError for others."""
    short = code.partition("-")[0]
    if short not in LANGUAGES:
        raise NotFoundError("Taal", code, sorted(LANGUAGES))
    language = LANGUAGES[short]
    _ = language.gettext
    return Words(
        language=language,
        states={
            Status.SUPPRESSED: _("suppressed"),
            Status.MISSING: _("missing"),
            Status.NOT_APPLICABLE: _("not applicable"),
        },
        zero=_("zero, really counted"),
        other_count=_("counted differently"),
        difference=_("difference {value}"),
        difference_points=_("difference {value} percentage points"),
        published=_("published figure"),
        provisional=_("provisional figure"),
        margin=_("95% margin"),
        estimated=_("estimate"),
        less_than=_("less than {limit}"),
        between=_("{low} to {high}"),
        or_more=_("{limit} or more"),
        formed=_("coalition"),
        developing=_("in development"),
        no_coalition=_("no coalition"),
        not_stated=_("not stated"),
        of_base=_("of {base}"),
        percentage_only=_("only the percentage is published"),
        structural=_("structural"),
        holds_more=_("holds more than Kansrijke Start"),
        and_more=_("{names} and {count} more"),
        one_area=_("one dot is one area"),
        limit_lines=_("{share} of areas lie between these lines when nothing special happens"),
        as_counted=_("as counted"),
        for_chance=_("allowing for chance"),
        no_difference=_("no difference"),
        times_as_often=_("{value} times as often"),
        minus=_("difference: {group} minus {reference}"),
        minus_points=_("difference in percentage points: {group} minus {reference}"),
    )
