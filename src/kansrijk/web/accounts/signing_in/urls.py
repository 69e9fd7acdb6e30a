"""Addresses of signing in. Only what we want of django-allauth has one; the names are its own."""

from allauth.account.views import (
    AccountInactiveView,
    PasswordResetDoneView,
    PasswordResetFromKeyDoneView,
)
from allauth.socialaccount.providers.openid_connect.views import callback, login
from allauth.socialaccount.views import LoginCancelledView, LoginErrorView
from django.urls import include, path, re_path

from kansrijk.web.accounts.doors import READ_AND_SEND, public, signed_in
from kansrijk.web.accounts.signing_in.views import (
    demo,
    entrance,
    invitations,
    people,
    security,
    sessions,
)

PAGES = "accounts/signing_in"

entrance_urls = [
    path("", public(entrance.SignIn.as_view(), methods=READ_AND_SEND), name="account_login"),
    path(
        "passkey/",
        public(entrance.SignInWithPasskey.as_view(), methods=READ_AND_SEND),
        name="mfa_login_webauthn",
    ),
    path(
        "tweede-stap/",
        public(entrance.SecondStep.as_view(), methods=READ_AND_SEND),
        name="mfa_authenticate",
    ),
    path(
        "nogmaals/",
        signed_in(security.PasswordAgain.as_view(), methods=READ_AND_SEND),
        name="account_reauthenticate",
    ),
    path(
        "nogmaals/code/",
        signed_in(security.CodeAgain.as_view(), methods=READ_AND_SEND),
        name="mfa_reauthenticate",
    ),
    path(
        "nogmaals/passkey/",
        signed_in(security.PasskeyAgain.as_view(), methods=READ_AND_SEND),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "gestopt/",
        public(AccountInactiveView.as_view(template_name=f"{PAGES}/inactive.html")),
        name="account_inactive",
    ),
    path(
        "vergeten/",
        public(entrance.Forgotten.as_view(), methods=READ_AND_SEND),
        name="account_reset_password",
    ),
    path(
        "vergeten/verstuurd/",
        public(PasswordResetDoneView.as_view(template_name=f"{PAGES}/forgotten_sent.html")),
        name="account_reset_password_done",
    ),
    path(
        "vergeten/klaar/",
        public(
            PasswordResetFromKeyDoneView.as_view(template_name=f"{PAGES}/new_password_done.html")
        ),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^vergeten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        public(entrance.NewPassword.as_view(), methods=READ_AND_SEND),
        name="account_reset_password_from_key",
    ),
    path("via/<provider_id>/", public(login, methods=READ_AND_SEND), name="openid_connect_login"),
    path("via/<provider_id>/terug/", public(callback), name="openid_connect_callback"),
    path(
        "via-afgebroken/",
        public(LoginCancelledView.as_view(template_name=f"{PAGES}/provider_cancelled.html")),
        name="socialaccount_login_cancelled",
    ),
    path(
        "via-mislukt/",
        public(LoginErrorView.as_view(template_name=f"{PAGES}/provider_failed.html")),
        name="socialaccount_login_error",
    ),
]

security_urls = [
    path("", signed_in(security.Security.as_view()), name="mfa_index"),
    path(
        "wachtwoord/",
        signed_in(security.ChangePassword.as_view(), methods=READ_AND_SEND),
        name="account_change_password",
    ),
    path(
        "app/",
        signed_in(security.ActivateApp.as_view(), methods=READ_AND_SEND),
        name="mfa_activate_totp",
    ),
    path(
        "app/weg/",
        signed_in(security.DeactivateApp.as_view(), methods=READ_AND_SEND),
        name="mfa_deactivate_totp",
    ),
    path(
        "herstelcodes/", signed_in(security.RecoveryCodes.as_view()), name="mfa_view_recovery_codes"
    ),
    path(
        "herstelcodes/nieuw/",
        signed_in(security.NewRecoveryCodes.as_view(), methods=READ_AND_SEND),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "passkey/",
        signed_in(security.AddPasskey.as_view(), methods=READ_AND_SEND),
        name="mfa_add_webauthn",
    ),
    path(
        "passkey/<int:pk>/weg/",
        signed_in(security.RemovePasskey.as_view(), methods=READ_AND_SEND),
        name="mfa_remove_webauthn",
    ),
]

own_urls = [
    path("voorbeeld/rollen/", demo.roles, name="demo"),
    path("voorbeeld/rollen/<slug:key>/", demo.sign_in, name="demo_sign_in"),
    path("beveiliging/eerst/", security.second_step_first, name="second_step"),
    path("sessies/", sessions.sessions, name="sessions"),
    path("sessies/andere/weg/", sessions.end_other_sessions, name="end_other_sessions"),
    path("sessies/<int:number>/weg/", sessions.end_session, name="end_session"),
    path("mensen/<slug:key>/tweede-stap/", people.reset_step, name="reset_step"),
    path("uitnodigingen/", invitations.invitations, name="invitations"),
    path("uitnodigingen/nieuw/", invitations.invite, name="invite"),
    path("uitnodigingen/<slug:public_id>/opnieuw/", invitations.resend, name="resend"),
    path("uitnodigingen/<slug:public_id>/intrekken/", invitations.revoke, name="revoke"),
    path("uitnodiging/<slug:secret>/", invitations.accept, name="accept"),
]

urlpatterns = [
    path("inloggen/", include(entrance_urls)),
    path(
        "uitloggen/",
        public(entrance.SignOut.as_view(), methods=READ_AND_SEND),
        name="account_logout",
    ),
    path("beveiliging/", include(security_urls)),
    path("", include((own_urls, "signing_in"))),
]
