"""Signing in and out, and a forgotten password: django-allauth's views on our own pages."""

import time
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import auth
from allauth.socialaccount.adapter import get_adapter as provider_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from kansrijk.web.accounts.acting import by_person
from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.signing_in import mails
from kansrijk.web.accounts.signing_in.events import refused
from kansrijk.web.accounts.signing_in.passkeys import options_text
from kansrijk.web.accounts.signing_in.steps import real_steps
from kansrijk.web.audit.actions import By, note, recorded

PAGES = "accounts/signing_in"
#: A forgotten password takes as long for who is unknown as for who gets a mail (seconds).
EQUAL_TIME = 0.4


class SignIn(account.LoginView):
    """Address and password; below it the other ways in."""

    template_name = f"{PAGES}/sign_in.html"

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """With the identity provider, when there is one."""
        context = super().get_context_data(**given)
        context["providers"] = [
            {"name": provider.name, "address": provider.get_login_url(self.request)}
            for provider in provider_adapter().list_providers(self.request)
        ]
        context["is_demo"] = settings.IS_DEMO
        return context


class SignOut(account.LogoutView):
    """A page with a button; a link alone signs nobody out."""

    template_name = f"{PAGES}/sign_out.html"


@method_decorator(never_cache, name="dispatch")
class SignInWithPasskey(webauthn.LoginWebAuthnView):
    """A page of its own, for a passkey needs JavaScript and the other pages have none."""

    template_name = f"{PAGES}/passkey_sign_in.html"

    def get(self, request: HttpRequest, *args: Any, **given: Any) -> HttpResponse:
        """With a new question for the passkey."""
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """What the script hands to the browser."""
        context = super().get_context_data(**given)
        context["options_text"] = options_text(auth.begin_authentication(user=None))
        return context

    def form_invalid(self, form: Any) -> HttpResponse:
        """A passkey of another site, of someone unknown, or an old question."""
        refused("signin.refuse", None, "passkey")
        return self.render_to_response(self.get_context_data(form=form), status=400)


class SecondStep(mfa.AuthenticateView):
    """A code or a passkey, after the password."""

    template_name = f"{PAGES}/second_step_sign_in.html"

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """With the question for a passkey, for who has one."""
        context = super().get_context_data(**given)
        user = self.stage.login.user
        context["has_passkey"] = real_steps(user).filter(type="webauthn").exists()
        context["options_text"] = options_text(context["js_data"]["request_options"])
        return context

    def form_invalid(self, form: Any) -> HttpResponse:
        """Again, with what is wrong."""
        if form is self.webauthn_form:
            refused("signin.refuse", self.stage.login.user, "passkey")
        return super().form_invalid(form)


class Forgotten(account.PasswordResetView):
    """Ask for a link; the answer is the same whoever asks, and takes as long."""

    template_name = f"{PAGES}/forgotten.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """A mail when the address is known, and no difference to be seen."""
        started = time.monotonic()
        person = Person.objects.filter(email=form.cleaned_data["email"], is_active=True).first()
        note("password.forget", by=by_person(person) if person else By("unknown"))
        response = super().form_valid(form)
        time.sleep(max(0.0, EQUAL_TIME - (time.monotonic() - started)))
        return response


class NewPassword(account.PasswordResetFromKeyView):
    """The link of the mail leads to a page with a form; opening it changes nothing."""

    template_name = f"{PAGES}/new_password.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """The new password; every session that there was has ended with the old one."""
        person = self.reset_user
        with recorded("password.reset", person, by=by_person(person)):
            response = super().form_valid(form)
            mails.password_changed.send(person.public_id)
        return response

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """A link that does not work is refused, explained and noted."""
        context = super().get_context_data(**given)
        if context.get("token_fail"):
            refused("password.refuse", None, "link")
        return context
