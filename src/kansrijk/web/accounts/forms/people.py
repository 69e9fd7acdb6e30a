"""Forms about functions, roles and one's own data."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kansrijk.web.accounts.forms.base import Choice, DayField, Form, choices
from kansrijk.web.accounts.forms.organisations import MADE_BY_US
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.accounts.words import function_kinds, reasons


class FunctionForm(Form):
    """Someone who is known here begins in a function."""

    person = forms.ChoiceField(label=_("Person"))
    kind = forms.ChoiceField(label=_("Function"))
    valid_from = DayField(label=_("From"))
    valid_to = DayField(
        label=_("Until"), required=False, help_text=_("The first day without this function.")
    )

    def __init__(self, data: Any, people: list[Choice]) -> None:
        super().__init__(data)
        self.fields["person"].choices = [("", "-"), *people]
        self.fields["kind"].choices = choices(function_kinds())


class RoleForm(Form):
    """A role for a while, for a place or a coalition."""

    role = forms.ChoiceField(label=_("Role"))
    scope = forms.ChoiceField(label=_("For"))
    valid_from = DayField(label=_("From"))
    valid_to = DayField(label=_("Until"), help_text=_("The first day without this role."))
    reason = forms.ChoiceField(label=_("Reason"))

    def __init__(self, data: Any, roles: list[Choice], scopes: list[Choice]) -> None:
        super().__init__(data)
        self.fields["role"].choices = [("", "-"), *roles]
        self.fields["scope"].choices = [("", "-"), *scopes]
        self.fields["reason"].choices = choices(reasons("start"))

    def clean_scope(self) -> Scope:
        """As a scope."""
        return Scope(*self.cleaned_data["scope"].split(":", 1))


class CloseForm(Form):
    """Closing someone off, or forgetting who it was."""

    what = forms.ChoiceField(label=_("What"))
    reason = forms.ChoiceField(label=_("Reason"))

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["what"].choices = [
            ("", "-"),
            ("deactivate", _("Close off: can no longer sign in, name stays")),
            ("erase", _("Erase: name and e-mail address go, for good")),
        ]
        chosen = {k: v for k, v in reasons("end").items() if k not in MADE_BY_US}
        self.fields["reason"].choices = choices(chosen)


class ResetStepForm(Form):
    """Why someone's second step is taken away."""

    reason = forms.ChoiceField(label=_("Reason"))

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["reason"].choices = choices(reasons("reset"))


class OwnDataForm(Form):
    """What someone can correct of himself."""

    name = forms.CharField(label=_("Name"), max_length=120)
    language = forms.ChoiceField(label=_("Language of mails"), choices=settings.LANGUAGES)


class EraseSelfForm(Form):
    """To be sure: the own e-mail address once more."""

    email = forms.EmailField(label=_("Your e-mail address, to be sure"))

    def __init__(self, data: Any, email: str) -> None:
        super().__init__(data)
        self._email = email

    def clean_email(self) -> str:
        """Refuse another address."""
        given: str = self.cleaned_data["email"].lower()
        if given != self._email:
            raise forms.ValidationError(_("This is not the address you sign in with."))
        return given
