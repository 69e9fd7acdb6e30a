"""What the forms share: how a field looks, and how a refusal of an action is shown."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kansrijk.errors import UserError
from kansrijk.web.accounts.presenters.words import in_language

Choice = tuple[str, str]


class Form(forms.Form):
    """A form in our own look, that can carry out an action and show why it was refused."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        for field in self.fields.values():
            is_choice = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = "kr-select" if is_choice else "utrecht-textbox kr-input"

    def attempt(self, act: Callable[[Mapping[str, Any]], Any]) -> bool:
        """Do it with what was filled in; a refusal becomes an error of the form."""
        if not self.is_valid():
            return False
        try:
            act(self.cleaned_data)
        except UserError as refusal:
            self.add_error(None, str(refusal))
        return not self.errors


class DayField(forms.DateField):
    """A day: as 2026-05-31, which a browser's own field gives, or 31-5-2026."""

    def __init__(self, **given: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, input_formats=["%Y-%m-%d", "%d-%m-%Y"], **given)
        self.error_messages["invalid"] = _("This is no day. Write it as 31-5-2026.")

    def to_python(self, value: Any) -> date | None:
        """A day, or nothing."""
        found: date | None = super().to_python(value)
        return found


def choices(rows: Mapping[str, Any]) -> list[Choice]:
    """Rows of a reference file to choose from; nothing is chosen yet."""
    return [("", "-"), *((key, in_language(row, "name")) for key, row in rows.items())]
