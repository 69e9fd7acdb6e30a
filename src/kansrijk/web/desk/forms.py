"""What one can ask of a page of the log."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kansrijk.web.accounts.forms.base import DayField, Form
from kansrijk.web.accounts.presenters.words import in_language
from kansrijk.web.desk.presenters.lines import sentences
from kansrijk.web.desk.queries.events import Filter


class LogForm(Form):
    """A period and an action, and before which number of the page before."""

    van = DayField(label=_("From"), required=False)
    tot = DayField(label=_("Up to and including"), required=False)
    wat = forms.ChoiceField(label=_("What happened"), required=False)
    voor = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        names = {key: in_language(row, "name") for key, row in sentences().items()}
        in_order = sorted(names.items(), key=lambda pair: pair[1])
        field = self.fields["wat"]
        field.choices = [("", _("Everything")), *((key, capfirst(n)) for key, n in in_order)]

    def clean(self) -> dict[str, Any]:
        """A period ends after it begins."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = given.get("van"), given.get("tot")
        if first and last and last < first:
            self.add_error("tot", _("The last day is before the first."))
        return given

    @property
    def chosen(self) -> Filter:
        """What was asked for."""
        given = self.cleaned_data
        return Filter(given["van"], given["tot"], given["wat"], given["voor"])
