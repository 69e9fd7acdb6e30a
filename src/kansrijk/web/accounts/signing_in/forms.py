"""The forms of django-allauth in our own words, and what they must do beyond it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account import forms as account
from allauth.account.fields import PasswordField, SetPasswordField
from allauth.account.models import EmailAddress
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from kansrijk.web.accounts.signing_in.actions.codes import use_code
from kansrijk.web.accounts.signing_in.passwords import hint, normalised

CLASSES = {"class": "utrecht-textbox kr-input"}


def _dressed(field: forms.Field, **attributes: str) -> None:
    field.widget.attrs.pop("placeholder", None)  # a label above says it, and stays while typing
    field.widget.attrs.update(CLASSES | attributes)


class Password(PasswordField):
    """A password that exists already."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**({"autocomplete": "current-password"} | given))
        _dressed(self)

    def to_python(self, value: Any) -> str:
        """The same whatever the keyboard composes."""
        return normalised(super().to_python(value))


class ChosenPassword(SetPasswordField):
    """A password that is chosen now; the hint says what it must be."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**({"help_text": lazy(hint, str)()} | given))
        _dressed(self, autocomplete="new-password")

    def to_python(self, value: Any) -> str:
        """The same whatever the keyboard composes."""
        return normalised(super().to_python(value))


class EmailField(forms.EmailField):
    """An address to sign in with."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**({"label": _("E-mail address")} | given))
        _dressed(self, autocomplete="username", inputmode="email")

    def clean(self, value: Any) -> str:
        """Without capitals."""
        return super().clean(value).lower()


class _Twice:
    """Both passwords the same; said in our own words."""

    def clean(self) -> dict[str, Any]:
        """Raises when they differ."""
        cleaned: dict[str, Any] = forms.Form.clean(self) or self.cleaned_data  # type: ignore[attr-defined]
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("These are two different passwords."))  # type: ignore[attr-defined]
        return cleaned


class SignInForm(account.LoginForm):
    """Address and password."""

    password = Password(label=_("Password"))

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["login"] = EmailField()
        self.order_fields(("login", "password"))


class ForgottenForm(account.ResetPasswordForm):
    """Whose password is forgotten."""

    email = EmailField()

    def clean_email(self) -> str:
        """Only who has been inside: an invitation that ended does not get a second life here."""
        email: str = super().clean_email()
        inside = EmailAddress.objects.filter(verified=True, user__in=self.users)
        self.users: list[Any] = [address.user for address in inside.select_related("user")]
        return email


class NewPasswordForm(_Twice, account.ResetPasswordKeyForm):
    """A new password, after a link by mail."""

    password1 = ChosenPassword(label=_("New password"))
    password2 = Password(label=_("The new password once more"), autocomplete="new-password")


class ChangePasswordForm(_Twice, account.ChangePasswordForm):
    """Another password, for who knows the present one."""

    oldpassword = Password(label=_("Your present password"))
    password1 = ChosenPassword(label=_("New password"))
    password2 = Password(label=_("The new password once more"), autocomplete="new-password")


class PasswordAgainForm(account.ReauthenticateForm):
    """The password once more, before something sensitive."""

    password = Password(label=_("Password"))


def _code_field(label: Any, help_text: Any) -> forms.CharField:
    field = forms.CharField(label=label, help_text=help_text, max_length=20)
    _dressed(field, autocomplete="one-time-code", inputmode="numeric", spellcheck="false")
    return field


class _CodeOnce(mfa.BaseAuthenticateForm):
    """A code counts once, and never one from before the last."""

    code = _code_field(
        _("Code"), _("The six digits that your app shows now, or one of your recovery codes.")
    )

    def clean_code(self) -> str:
        """Raises when it is wrong, or was used."""
        code = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP and not use_code(
            self.authenticator, code, compare_user_code
        ):
            self._emit_authentication_failed(self.authenticator)
            raise forms.ValidationError(
                _("This code was used already. Wait for the next one."), code="code_used"
            )
        return code


class CodeForm(_CodeOnce, mfa.AuthenticateForm):
    """The second step of signing in."""


class CodeAgainForm(_CodeOnce, mfa.ReauthenticateForm):
    """The second step once more, before something sensitive."""


class ActivateAppForm(totp.ActivateTOTPForm):
    """The first code of an app that has just been set up."""

    code = _code_field(
        _("Code from the app"), _("Six digits. The app shows new ones all the time.")
    )


class _Sound:
    """What comes from a browser as a passkey can be anything; django-allauth trips over some."""

    def _clean_form(self) -> None:
        with _as_a_mistake(self):
            super()._clean_form()  # type: ignore[misc]

    def _clean_fields(self) -> None:
        with _as_a_mistake(self):
            super()._clean_fields()  # type: ignore[misc]


@contextmanager
def _as_a_mistake(form: Any) -> Iterator[None]:
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError):
        form.add_error(None, _("This code is not right."))


class PasskeyInForm(_Sound, webauthn.LoginWebAuthnForm):
    """Signing in with a passkey alone."""


class PasskeyForm(_Sound, webauthn.AuthenticateWebAuthnForm):
    """A passkey as the second step."""


class PasskeyAgainForm(_Sound, webauthn.ReauthenticateWebAuthnForm):
    """A passkey once more, before something sensitive."""


class AddPasskeyForm(_Sound, webauthn.AddWebAuthnForm):
    """A new passkey; always one that can also be used without a password."""

    name = forms.CharField(
        label=_("Name of this passkey"),
        help_text=_("For yourself, for example: work laptop."),
        required=False,
        max_length=60,
    )

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        del self.fields["passwordless"]
        _dressed(self.fields["name"])


class NewRecoveryCodesForm(GenerateRecoveryCodesForm):
    """Nothing to fill in."""
