"""Forms about organisations and their numbers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kansrijk.web.accounts.forms.base import DayField, Form, choices
from kansrijk.web.accounts.models import Organisation
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.accounts.words import number_kinds, organisation_kinds, reasons


class OrganisationForm(Form):
    """What an organisation is called, what it is, and how to reach it."""

    name = forms.CharField(label=_("Name"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"))
    website = forms.URLField(
        label=_("Website"), required=False, max_length=200, assume_scheme="https"
    )
    email = forms.EmailField(
        label=_("General e-mail address"), required=False,
        help_text=_("Of the organisation, not of a person."),
    )  # fmt: skip
    phone = forms.RegexField(
        r"^[0-9+() -]{3,20}$", label=_("General telephone number"), required=False,
        error_messages={"invalid": _("Digits, spaces and + - ( ) only, 3 to 20 of them.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["kind"].choices = choices(organisation_kinds())

    @classmethod
    def of(cls, data: Any, organisation: Organisation) -> "OrganisationForm":
        """The form, filled with what is known."""
        names = ("name", "kind", "website", "email", "phone")
        return cls(data, initial={name: getattr(organisation, name) for name in names})


class NewOrganisationForm(OrganisationForm):
    """An organisation that is not there yet: also where it belongs."""

    place = forms.ChoiceField(label=_("Belongs to"), help_text=_("The place where it works."))

    def __init__(self, data: Any, places: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["place"].choices = [("", "-"), *places]

    def clean_place(self) -> Scope:
        """As a scope."""
        return Scope(*self.cleaned_data["place"].split(":", 1))


class CheckForm(Form):
    """Where a number was found, and when."""

    source = forms.CharField(
        label=_("Found in"), max_length=120, help_text=_("For instance: the register of KvK.")
    )
    checked_on = DayField(label=_("Checked on"))


class NumberForm(CheckForm):
    """A number from outside."""

    kind = forms.ChoiceField(label=_("Kind of number"))
    value = forms.CharField(label=_("Number"), max_length=40)
    field_order = ("kind", "value", "source", "checked_on")

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["kind"].choices = choices(number_kinds())


class EndForm(Form):
    """Why something ends, and from which day on: today when nothing is said."""

    reason = forms.ChoiceField(label=_("Reason"))
    day = DayField(
        label=_("First day without"), required=False,
        help_text=_("Leave empty to end it now, at once."),
    )  # fmt: skip

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        chosen = {k: v for k, v in reasons("end").items() if k not in MADE_BY_US}
        self.fields["reason"].choices = choices(chosen)


#: Reasons that follow from another action; nobody chooses them.
MADE_BY_US = ("left_function", "other_role", "term_passed")
