"""A figure as a reader sees it: a number with its unit, or a word for why there is none."""

from dataclasses import dataclass

from kansrijk.monitor.figures import Figure, Flag, Status
from kansrijk.reference.tables.context import Measure
from kansrijk.reference.tables.indicators import IndicatorDefinition
from kansrijk.reports.language import NARROW_SPACE, Language


@dataclass(frozen=True, slots=True)
class Unit:
    """How a value is written: ``kind`` is percent, per_1000, count, amount, class or density."""

    kind: str
    decimals: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A value ready to be shown. ``text`` is empty unless shown; ``words`` is read aloud.

    ``word`` stands beside the mark where the word of the status would say too little.
    """

    status: Status
    text: str
    is_zero: bool
    words: str
    flags: tuple[str, ...] = ()
    word: str = ""


def unit_of(definition: IndicatorDefinition | Measure) -> Unit:
    """The unit of an indicator or measure."""
    if isinstance(definition, Measure):
        return Unit(definition.kind, definition.decimals)
    return Unit(definition.unit, definition.decimals)


def cell(figure: Figure | None, unit: Unit, language: Language) -> Cell:
    """The cell of a figure; no figure at all is a missing value too."""
    if figure is None or figure.value is None:
        status = Status.MISSING if figure is None else figure.status
        reason = figure.reason if figure else None
        return absent_cell(status, reason, language)
    text = with_unit(figure.value, unit, language)
    return Cell(
        Status.SHOWN,
        text,
        is_zero=figure.value == 0,
        words=text,
        flags=tuple(flag_words(flag, language) for flag in sorted(figure.flags)),
    )


def absent_cell(status: Status, reason: str | None, language: Language) -> Cell:
    """The cell of something without a number, as of a difference between two figures."""
    return Cell(status, "", is_zero=False, words=absence_words(status, reason, language))


def not_at_level(instead: str, language: Language) -> Cell:
    """The cell of a figure that may not be shown here at all, and where it is instead.

    That is no suppressed figure: whether there are many people or few, it has no place here.
    """
    word = language.gettext("not at this level")
    return Cell(Status.NOT_APPLICABLE, "", is_zero=False, words=f"{word}: {instead}", word=word)


def with_unit(value: float, unit: Unit, language: Language) -> str:
    """The number with its unit: 14,8%, 1,6 per 1.000, € 401.280 or 1.234."""
    number = language.number(value, unit.decimals)
    if unit.kind == "percent":
        return f"{number}%"
    if unit.kind == "per_1000":
        return language.gettext("{number} per 1,000").format(number=number)
    if unit.kind == "amount":
        return f"€{NARROW_SPACE}{number}"
    return number


def absence_words(status: Status, reason: str | None, language: Language) -> str:
    """Why there is no number, in full words."""
    _ = language.gettext
    if status is Status.SUPPRESSED:
        return _("suppressed (too few people)")
    if status is Status.NOT_APPLICABLE:
        if reason == "only_municipal":
            return _("not applicable: only a municipality has this")
        if reason == "all_unknown":
            return _("not applicable: of nobody the outcome is known")
        if reason == "nobody_counted":
            return _("not applicable: nobody to count")
        return _("not applicable")
    known = {
        "withdrawn": _("missing: withdrawn by its publisher"),
        "borders_changed": _("missing: the municipality has changed since"),
        "incomplete": _("missing: not known for every municipality in it"),
        "only_in_words": _("missing: published in words only"),
        "unreliable": _("missing: not reliable, so not published"),
        "records_lack": _("missing: records were not delivered"),
    }
    return known.get(reason or "", _("missing: not found in published sources"))


def flag_words(flag: Flag, language: Language) -> str:
    """What a reader must know of a shown value, in one or two words."""
    _ = language.gettext
    return {
        Flag.ESTIMATED: _("estimate"),
        Flag.PROVISIONAL: _("provisional"),
        Flag.SYNTHETIC: _("invented"),
        Flag.DERIVED: _("own calculation"),
        Flag.SECONDARY: _("second-hand"),
    }[flag]
