"""The forms of inviting someone and of accepting."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kansrijk.web.accounts.access import area, may_staff, organisations
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import Organisation, Person
from kansrijk.web.accounts.permissions import Rights, all_roles, may_grant
from kansrijk.web.accounts.places import place
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.accounts.signing_in.actions.invitations import Promise
from kansrijk.web.accounts.signing_in.forms import CLASSES, ChosenPassword, EmailField, Password
from kansrijk.web.accounts.validity import months_later
from kansrijk.web.accounts.words import function_kinds

SELECT = {"class": "kr-select"}


class InviteForm(forms.Form):
    """Whom, for which organisation, as what, and with which role until when."""

    email = EmailField(label=_("E-mail address at work"))
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES)
    organisation = forms.ChoiceField(label=_("Organisation"))
    function = forms.ChoiceField(label=_("Function"))
    role = forms.ChoiceField(
        label=_("Role"),
        required=False,
        help_text=_(
            "What someone may do here. Without a role someone sees only the own organisation."
        ),
    )
    scope = forms.ChoiceField(label=_("Where the role holds"), required=False)
    until = forms.DateField(
        label=_("Role until"),
        required=False,
        help_text=_("The first day without it, such as 31-12-2027."),
        input_formats=("%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y"),
    )

    def __init__(self, *args: Any, rights: Rights, **given: Any) -> None:
        super().__init__(*args, **given)
        self.rights = rights
        own = [one for one in organisations(rights) if may_staff(rights, one)]
        self.organisations = {one.slug: one for one in own}
        self.scopes = _scopes(rights, own)
        name = f"name_{get_language()[:2]}"
        self._choose("organisation", [(one.slug, one.name) for one in own])
        self._choose("function", [(k, getattr(r, name)) for k, r in function_kinds().items()])
        roles = [(key, getattr(row, name)) for key, row in all_roles().items() if self._may(key)]
        self._choose("role", [("", _("none")), *roles])
        self._choose("scope", [("", _("does not matter")), *self.scopes.items()])
        for field in self.fields.values():
            field.widget.attrs.update(SELECT if isinstance(field, forms.ChoiceField) else CLASSES)

    def _choose(self, field: str, choices: Any) -> None:
        self.fields[field].choices = choices

    def _may(self, role: str) -> bool:
        return any(may_grant(self.rights, role, _scope(key)) for key in self.scopes)

    def clean(self) -> dict[str, Any]:
        """A role needs a place and an end; and nothing that he may not give."""
        cleaned = super().clean() or {}
        role, until = cleaned.get("role"), cleaned.get("until")
        if role:
            self._check_role(cleaned, role, until)
        return cleaned

    def _check_role(self, cleaned: dict[str, Any], role: str, until: date | None) -> None:
        latest = months_later(today(), all_roles()[role].longest_months)
        if not cleaned.get("scope"):
            self.add_error("scope", _("Choose where the role holds."))
        elif not may_grant(self.rights, role, _scope(cleaned["scope"])):
            self.add_error("scope", _("You cannot give this role there."))
        if "until" in cleaned and not (until and today() < until <= latest):
            self.add_error(
                "until",
                _("Choose a day after today and not after %(latest)s.")
                % {"latest": latest.strftime("%d-%m-%Y")},
            )

    @property
    def promise(self) -> Promise:
        """What is promised; only after the form is valid."""
        data = self.cleaned_data
        role = data["role"]
        return Promise(
            self.organisations[data["organisation"]], data["function"], role,
            _scope(data["scope"]) if role else None, data["until"] if role else None,
        )  # fmt: skip


def _scopes(rights: Rights, own: list[Organisation]) -> dict[str, Any]:
    """Where this person could give a role: his own scopes, and the areas of his organisations."""
    scopes = [held.scope for held in rights.roles] + [area(one) for one in own]
    named = {str(scope): place(scope.kind, scope.code) for scope in scopes}
    return {
        key: (_("The whole country") if key.startswith("country:") else found.name)
        if found
        else key.partition(":")[2]
        for key, found in named.items()
    }


def _scope(text: str) -> Scope:
    kind, _colon, code = text.partition(":")
    return Scope(kind, code)


class AcceptForm(forms.Form):
    """Who comes in: a name and a password."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("Colleagues see it. Others only when you say so."),
        widget=forms.TextInput(attrs=CLASSES | {"autocomplete": "name"}),
    )
    password1 = ChosenPassword(label=_("Choose a password"))
    password2 = Password(label=_("The password once more"), autocomplete="new-password")

    def __init__(self, *args: Any, email: str, **given: Any) -> None:
        super().__init__(*args, **given)
        self.email = email

    def clean(self) -> dict[str, Any]:
        """Both passwords the same, and a good one for this person."""
        cleaned = super().clean() or {}
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first:
            person = Person(email=self.email, name=cleaned.get("name", ""))
            try:
                validate_password(first, person)
            except forms.ValidationError as error:
                self.add_error("password1", error)
        if first and second and first != second:
            self.add_error("password2", _("These are two different passwords."))
        return cleaned
