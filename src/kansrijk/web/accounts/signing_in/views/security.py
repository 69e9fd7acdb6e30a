"""Password, second steps and recovery codes of one's own account.

What django-allauth changes is written with its event in one transaction.
"""

import re
from typing import Any

from allauth.account import views as account
from allauth.account.adapter import get_adapter
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache

from kansrijk.web.accounts.acting import by_person
from kansrijk.web.accounts.doors import signed_in
from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.signing_in import mails
from kansrijk.web.accounts.signing_in.adapters.second_factor import SecondFactorAdapter
from kansrijk.web.accounts.signing_in.events import refused
from kansrijk.web.accounts.signing_in.obliged import must_have_second_step
from kansrijk.web.accounts.signing_in.passkeys import options_text
from kansrijk.web.accounts.signing_in.steps import has_second_step, keep_in_step, was_given
from kansrijk.web.audit.actions import recorded
from kansrijk.web.jobs.mail import Mail

PAGES = "accounts/signing_in"


@method_decorator(never_cache, name="dispatch")
class Security(mfa.IndexView):
    """What there is of password and second steps, each with the way to change it."""

    template_name = f"{PAGES}/security.html"

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """In plain names for the template."""
        context = super().get_context_data(**given)
        found = context["authenticators"]
        app = found.get(Authenticator.Type.TOTP)
        codes = found.get(Authenticator.Type.RECOVERY_CODES)
        return context | {
            "app": app.instance if app else None,
            "passkeys": [one.instance for one in found.get(Authenticator.Type.WEBAUTHN, [])],
            "codes_left": len(codes.get_unused_codes()) if codes else 0,
            "is_obliged": must_have_second_step(self.request.user),
        }


@signed_in
@never_cache
def second_step_first(request: HttpRequest) -> HttpResponse:
    """Why someone cannot go on without a second step, and the two ways to set one up.

    Who has one, but began this session before it, is asked for it now.
    """
    if has_second_step(request.user) and not was_given(request):
        return redirect(f"{reverse('mfa_reauthenticate')}?{request.GET.urlencode()}")
    if has_second_step(request.user) or not must_have_second_step(request.user):
        return redirect("mfa_index")
    return render(request, f"{PAGES}/second_step_first.html")


class ChangePassword(account.PasswordChangeView):
    """Another password; all other sessions end."""

    template_name = f"{PAGES}/change_password.html"

    def dispatch(self, request: HttpRequest, *args: Any, **given: Any) -> Any:
        """Who has no password, for he comes through a provider, gets one by mail."""
        if not request.user.has_usable_password():
            return redirect("account_reset_password")
        return super().dispatch(request, *args, **given)

    def get_default_success_url(self) -> str:
        """Back to where one came from."""
        return reverse("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        """The change and its event."""
        person = Person.objects.get(pk=self.request.user.pk)
        with recorded("password.change", person, by=by_person(person)):
            response = super().form_valid(form)
            mails.password_changed.send(person.public_id)
        return response


class _Recorded:
    """A form that changes a second step: the change, its event and its mail, or nothing."""

    action = ""
    mail: Mail

    def form_valid(self, form: Any) -> HttpResponse:
        """The change and its event."""
        user = self.request.user  # type: ignore[attr-defined]
        with recorded(self.action, by=by_person(user)) as recording:
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
            recording.kind, recording.key = user._meta.label_lower, str(user.pk)
            self.mail.send(user.public_id)
        keep_in_step(self.request)  # type: ignore[attr-defined]
        return response


class ActivateApp(_Recorded, totp.ActivateTOTPView):
    """Set up an app: a picture to scan, the same in letters, and a first code."""

    template_name = f"{PAGES}/app.html"
    action = "second_step.add_app"
    mail = mails.second_step_added

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """The picture is drawn here and stands in the page: nobody else is asked for it."""
        context = super().get_context_data(**given)
        secret = context["form"].secret
        context["drawing"] = _hidden(context["totp_svg"])
        context["letters"] = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
        return context


def _hidden(drawing: str) -> SafeString:
    """The drawing for the middle of a page, as large as its place; what is around it names it."""
    found = re.search(r"viewBox=\"([\d ]+)\".*?(<path .*/>)", drawing)
    box, path = found.groups() if found else ("", "")
    return mark_safe(f'<svg aria-hidden="true" viewBox="{box}">{path}</svg>')


class DeactivateApp(_Recorded, totp.DeactivateTOTPView):
    """Take the app away."""

    template_name = f"{PAGES}/app_away.html"
    action = "second_step.remove_app"
    mail = mails.second_step_removed


class RecoveryCodes(recovery.ViewRecoveryCodesView):
    """Shown once: what is seen twice is kept in the wrong place."""

    template_name = f"{PAGES}/recovery_codes.html"

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """And where to go on."""
        return super().get_context_data(**given) | {"next_page": reverse("mfa_index")}


class NewRecoveryCodes(_Recorded, recovery.GenerateRecoveryCodesView):
    """Make new ones; the old ones stop working."""

    template_name = f"{PAGES}/recovery_codes_new.html"
    action = "second_step.renew_codes"
    mail = mails.codes_renewed


class AddPasskey(_Recorded, webauthn.AddWebAuthnView):
    """Make a passkey; needs JavaScript, and the page says what to do without."""

    template_name = f"{PAGES}/passkey.html"
    action = "second_step.add_passkey"
    mail = mails.second_step_added

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """With the question for the browser."""
        # django-allauth forgets the form that was sent; with it goes what was wrong.
        context = super().get_context_data(**given) | given
        context["options_text"] = options_text(context["js_data"]["creation_options"], is_new=True)
        return context

    def form_invalid(self, form: Any) -> HttpResponse:
        """Not a passkey of this site and this moment."""
        refused("second_step.refuse", self.request.user, "passkey")
        return super().form_invalid(form)


class RemovePasskey(_Recorded, webauthn.RemoveWebAuthnView):
    """Take a passkey away."""

    template_name = f"{PAGES}/passkey_away.html"
    action = "second_step.remove_passkey"
    mail = mails.second_step_removed
    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        """Unless it is the last second step of who must have one."""
        adapter = SecondFactorAdapter()
        if not adapter.can_delete_authenticator(self.object):
            form.add_error(None, adapter.validation_error("cannot_delete_authenticator"))
            return self.form_invalid(form)
        return super().form_valid(form)


class _Again:
    """Before something sensitive: whoever has nothing to show again is not asked."""

    def dispatch(self, request: HttpRequest, *args: Any, **given: Any) -> Any:
        """As django-allauth does, but without a page that only refuses."""
        if not get_adapter().get_reauthentication_methods(request.user):
            return redirect("mfa_index")
        return super().dispatch(request, *args, **given)  # type: ignore[misc]


class PasswordAgain(_Again, account.ReauthenticateView):
    """The password once more, before something sensitive."""

    template_name = f"{PAGES}/again_password.html"


class CodeAgain(_Again, mfa.ReauthenticateView):
    """A code once more, before something sensitive."""

    template_name = f"{PAGES}/again_code.html"


class PasskeyAgain(_Again, webauthn.ReauthenticateWebAuthnView):
    """The passkey once more, before something sensitive."""

    template_name = f"{PAGES}/again_passkey.html"

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """With the question for the browser."""
        context = super().get_context_data(**given) | given
        context["options_text"] = options_text(context["js_data"]["request_options"])
        return context

    def form_invalid(self, form: Any) -> HttpResponse:
        """Again, with what is wrong."""
        refused("signin.refuse", self.request.user, "passkey")
        return self.render_to_response(self.get_context_data(form=form), status=400)
