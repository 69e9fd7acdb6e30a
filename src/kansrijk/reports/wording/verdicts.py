"""A verdict in words: two lines of text for every sign, so that no one needs the drawing."""

from dataclasses import dataclass

from kansrijk.monitor.figures import Figure
from kansrijk.monitor.verdict import Desirability, Direction, Reason, Significance, Verdict
from kansrijk.reference.tables.indicators import IndicatorDefinition
from kansrijk.reports.language import Language


@dataclass(frozen=True, slots=True)
class VerdictText:
    """What the sign draws and the words beside it. ``drawn_by`` names whose arrow it is."""

    direction: str
    significance: str | None
    desirability: str
    headline: str
    desirability_words: str
    detail: str
    drawn_by: str | None = None


def verdict_text(
    verdict: Verdict,
    definition: IndicatorDefinition,
    ends: tuple[Figure, Figure] | None,
    note: str,
    language: Language,
    *,
    own_only: bool = False,
) -> VerdictText:
    """Our verdict, or (unless ``own_only``) the publisher's arrow where only it drew one.

    ``ends`` are the two figures compared; ``note`` is the source's reason in its own sentence.
    """
    is_published_only = verdict.direction is Direction.NONE and verdict.published_symbol != "none"
    if is_published_only and not own_only:
        return _published(verdict, definition, note, language)
    return VerdictText(
        direction=verdict.direction,
        significance=verdict.significance,
        desirability=verdict.desirability,
        headline=direction_words(verdict.direction, language),
        desirability_words=_desirability_words(verdict, language),
        detail=_detail(verdict, ends, note, language),
    )


def _published(
    verdict: Verdict, definition: IndicatorDefinition, note: str, language: Language
) -> VerdictText:
    direction = Direction(verdict.published_symbol)
    desirability = _desired(direction, definition)
    return VerdictText(
        direction=direction,
        significance=Significance.UNTESTABLE,
        desirability=desirability,
        headline=direction_words(direction, language),
        desirability_words=desirability_words(desirability, language),
        detail=_rivm_detail(verdict, note, language),
        drawn_by="RIVM",
    )


def _rivm_detail(verdict: Verdict, note: str, language: Language) -> str:
    _ = language.gettext
    reason = reason_words(verdict.reason, language)
    own = note or _("We give no verdict: {reason}.").format(reason=reason)
    return _("According to RIVM, not tested.") + " " + own


def _desired(direction: Direction, definition: IndicatorDefinition) -> Desirability:
    if definition.desired_direction == "unclear" or direction is Direction.FLAT:
        return Desirability.UNCLEAR
    wanted = direction == definition.desired_direction
    return Desirability.DESIRED if wanted else Desirability.UNDESIRED


def direction_words(direction: Direction, language: Language) -> str:
    """Risen, fallen, nearly equal, or no verdict."""
    _ = language.gettext
    return {
        Direction.UP: _("Risen"),
        Direction.DOWN: _("Fallen"),
        Direction.FLAT: _("Nearly equal"),
        Direction.NONE: _("No verdict"),
    }[direction]


def _desirability_words(verdict: Verdict, language: Language) -> str:
    if verdict.direction is Direction.NONE:
        return ""
    return desirability_words(verdict.desirability, language)


def desirability_words(desirability: Desirability, language: Language) -> str:
    """Whether the direction is the hoped-for one, in words."""
    _ = language.gettext
    return {
        Desirability.DESIRED: _("desired"),
        Desirability.UNDESIRED: _("not desired"),
        Desirability.UNCLEAR: _("meaning unclear"),
    }[desirability]


def _detail(
    verdict: Verdict, ends: tuple[Figure, Figure] | None, note: str, language: Language
) -> str:
    """The outcome of the test first, then the reason."""
    _ = language.gettext
    if verdict.direction is Direction.NONE:
        return note or reason_words(verdict.reason, language)
    if verdict.significance is Significance.COUNTED and ends:
        return _("counted: from {first} to {last}").format(
            first=language.number(ends[0].numerator or 0),
            last=language.number(ends[1].numerator or 0),
        )
    return {
        Significance.YES: _("tested: certain"),
        Significance.NO: _("tested: may be chance"),
        Significance.UNTESTABLE: _("cannot be tested: {reason}").format(
            reason=reason_words(verdict.reason, language)
        ),
    }.get(verdict.significance or Significance.NO, "")


def reason_words(reason: Reason | None, language: Language) -> str:
    """Why there is no verdict, or no test."""
    _ = language.gettext
    return {
        Reason.NO_NEW_DATA: _("no new figure"),
        Reason.SINGLE_YEAR: _("only one comparable figure was found"),
        Reason.BREAK: _("counted differently than before"),
        Reason.UNRELIABLE: _("the calculation was not reliable"),
        Reason.COVERAGE_CHANGED: _("not the same organisations delivered"),
        Reason.COUNTS_NOT_PUBLISHED: _("the counts were not published"),
        Reason.SUPPRESSED: _("suppressed in one of the years"),
        Reason.WITHDRAWN: _("withdrawn by its publisher"),
        None: "",
    }[reason]
