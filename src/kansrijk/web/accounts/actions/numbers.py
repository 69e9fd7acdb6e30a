"""Numbers under which others know an organisation: with a source and a day, or not at all."""

from datetime import date

from kansrijk.errors import UserError
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import ExternalNumber, Organisation
from kansrijk.web.accounts.numbers import checked_value
from kansrijk.web.accounts.validity import check_not_before, day_words
from kansrijk.web.accounts.words import number_kinds, one_of
from kansrijk.web.audit.actions import By, recorded


def add_number(
    *, organisation: Organisation, by: By, kind: str, value: str, source: str, checked_on: date
) -> ExternalNumber:
    """A number, as it was found somewhere on a day."""
    row = one_of(number_kinds(), kind, "Het soort nummer")
    good = checked_value(row, value)
    _check_day(checked_on)
    with recorded("external_number.add", by=by) as recording:
        if ExternalNumber.objects.filter(kind=kind, value=good).exists():
            raise UserError(f"Dit {row.name_nl} staat al bij een organisatie.")
        number = ExternalNumber.objects.create(
            organisation=organisation, kind=kind, value=good, source=_source(source),
            checked_on=checked_on,
        )  # fmt: skip
        recording.about(number)
    return number


def check_number(*, number: ExternalNumber, by: By, source: str, checked_on: date) -> None:
    """Someone looked again, and it is still so."""
    _check_day(checked_on)
    check_not_before(checked_on, number.checked_on, "Nagekeken")
    with recorded("external_number.check", number, by=by):
        number.source, number.checked_on = _source(source), checked_on
        number.save(update_fields=["source", "checked_on"])


def remove_number(*, number: ExternalNumber, by: By, reason: str = "by_mistake") -> None:
    """It was wrong, or holds no longer."""
    with recorded("external_number.remove", number, by=by, reason=reason):
        number.delete()


def _check_day(day: date) -> None:
    if day > today():
        raise UserError(f"Nagekeken op {day_words(day)} kan niet: die dag moet nog komen.")


def _source(text: str) -> str:
    source = " ".join(text.split())
    if not source or len(source) > 120:
        raise UserError("Zeg waar het nummer is gevonden, in 1 tot 120 tekens.")
    return source
