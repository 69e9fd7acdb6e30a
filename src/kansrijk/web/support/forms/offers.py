"""The forms with which the catalogue is kept. What a column may hold is checked as for the file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kansrijk.errors import TableError
from kansrijk.reference.tables.support import Offer
from kansrijk.web.accounts.forms.base import Form, choices
from kansrijk.web.coalitions.evidence import Evidence
from kansrijk.web.coalitions.forms.fields import AS_PRECISE, MomentField
from kansrijk.web.coalitions.models import LONGEST_ADDRESS, LONGEST_TITLE
from kansrijk.web.support.actions.catalogue import Because, reasons
from kansrijk.web.support.presenters.columns import GROUPS, HINTS, LABELS, choices_of
from kansrijk.web.support.presenters.words import factors
from kansrijk.web.support.reading_offers import read_offer

#: Columns with several values: chosen from a list, or typed one on each line.
SEVERAL = ("phases", "domains", "themes")
LINES = ("aliases", "payer")
LONG = (*LINES, "target_group", "intensity", "read_in", "note", "funding_law")
LONGEST_TEXT = 2000
#: The collection of what editors add themselves.
OWN_SOURCE = "kansrijk_redactie_2026"


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Some fields of a form under a heading; drawn as a form is."""

    name: str
    visible_fields: tuple[Any, ...]
    hidden_fields: tuple[Any, ...] = ()


class BecauseForm(Form):
    """Which source says so, and why the catalogue changes."""

    moment = "change"
    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False)
    source_title = forms.CharField(
        label=_("Source of this change"), max_length=LONGEST_TITLE,
        help_text=_("Title and who made it. No names of persons."),
    )  # fmt: skip
    source_url = forms.URLField(
        label=_("Address of the source"), required=False, max_length=LONGEST_ADDRESS,
        assume_scheme="https",
    )  # fmt: skip
    source_date = MomentField(label=_("Date of the source"), help_text=AS_PRECISE)
    reason = forms.ChoiceField(label=_("Reason"))

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["reason"].choices = choices(reasons(self.moment))

    def evidence(self) -> Evidence:
        """The source, once the form is valid."""
        given = self.cleaned_data
        return Evidence(given["source_title"], given["source_date"], given["source_url"])

    def because(self) -> Because:
        """The source and the reason."""
        return Because(self.evidence(), self.cleaned_data["reason"])

    @property
    def based_on_number(self) -> int:
        """The version that the editor saw; 0 is the row of the file."""
        return int(self.cleaned_data.get("based_on") or 0)


class OfferForm(BecauseForm):
    """All columns of an offer."""

    def __init__(self, data: Any, *, slug: str = "", source: str = "", **given: Any) -> None:
        self.moment = "change" if slug else "add"
        super().__init__(data, **given)
        self.slug, self.source = slug, source or OWN_SOURCE
        for _name, columns in GROUPS:
            for column in columns:
                if column != "slug" or not slug:
                    self.fields[column] = _field(column)
        for field in self.fields.values():
            is_choice = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = "kr-select" if is_choice else "utrecht-textbox kr-input"

    def groups(self) -> Iterator[FieldGroup]:
        """The fields under their headings; last the source of the change."""
        for name, columns in GROUPS:
            fields = tuple(self[column] for column in columns if column in self.fields)
            yield FieldGroup(str(name), fields)
        last = ("source_title", "source_url", "source_date", "reason")
        yield FieldGroup(str(_("Why this changes")), tuple(self[name] for name in last))

    def attempt_offer(self, act: Callable[[Offer], Any]) -> bool:
        """Do it with the offer that was filled in; a fault stands at its field."""
        if not self.is_valid():
            return False
        try:
            offer = read_offer(self._text())
        except TableError as error:
            for fault in error.faults:
                allowed = f" (toegestaan: {fault.allowed})" if fault.allowed else ""
                where = fault.column if fault.column in self.fields else None
                self.add_error(where, f"{fault.problem}{allowed}".capitalize())
            return False
        return self.attempt(lambda _given: act(offer))

    def _text(self) -> dict[str, str]:
        """The columns as the file has them."""
        given = self.cleaned_data
        text = {name: _as_text(name, given[name]) for name in LABELS if name in given}
        return {"slug": self.slug, "source": self.source, **text}


class WithdrawForm(BecauseForm):
    """An offer that no longer exists."""

    moment = "withdraw"


class DecideForm(Form):
    """What is done with a newer row of the file. ``digest`` is the row that the editor saw."""

    digest = forms.CharField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("What do you choose?"))

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["reason"].choices = choices({**reasons("accept"), **reasons("reject")})


class ImportForm(BecauseForm):
    """A workbook of offers."""

    workbook = forms.FileField(
        label=_("Excel file"), help_text=_("As you took it along here: .xlsx, sheet aanbod.")
    )
    field_order = ("workbook", "source_title", "source_url", "source_date", "reason")


def initial_of(content: Mapping[str, Any]) -> dict[str, Any]:
    """What a form shows at first of an offer."""
    return {name: _shown(name, value) for name, value in content.items() if name in LABELS}


def _shown(column: str, value: Any) -> Any:
    if column in LINES:
        return "\n".join(value or ())
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _as_text(column: str, value: Any) -> str:
    if column in SEVERAL:
        return "|".join(value)
    if column in LINES:
        return "|".join(line.strip() for line in str(value).splitlines() if line.strip())
    return " ".join(str(value).split())


def _field(column: str) -> forms.Field:
    common = {
        "label": LABELS[column],
        "help_text": HINTS.get(column, ""),
        "required": Offer.model_fields[column].is_required(),
    }
    if column == "themes":
        rows = {slug: row for slug, row in factors().items() if row.kind != "protective"}
        return forms.MultipleChoiceField(
            choices=choices(rows)[1:], widget=forms.SelectMultiple({"size": 12}), **common
        )
    words = choices_of(column)
    if words is not None and column in SEVERAL:
        return forms.MultipleChoiceField(
            choices=list(words.items()), widget=forms.SelectMultiple({"size": len(words)}), **common
        )
    if words is not None:
        return forms.ChoiceField(choices=[("", "-"), *words.items()], **common)
    is_long = column in LONG
    # What is kept is Dutch, whatever the language of the page.
    widget = (
        forms.Textarea({"rows": 3, "lang": "nl"}) if is_long else forms.TextInput({"lang": "nl"})
    )
    return forms.CharField(max_length=LONGEST_TEXT, widget=widget, **common)
