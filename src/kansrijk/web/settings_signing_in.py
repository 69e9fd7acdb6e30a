"""The settings of signing in, read from the environment; settings.py takes them all over.

docs/how-to/settings.md names each setting, docs/decisions/0021 says why they are as they are.
"""

import os
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

IS_PRODUCTION = os.environ.get("KANSRIJK_PRODUCTION") == "1"
IS_DEMO = os.environ.get("KANSRIJK_DEMO") == "1"
# Said, not guessed: what browsers use to reach the site, whatever stands in front of it.
IS_HTTPS = os.environ.get("KANSRIJK_HTTPS") == "1"


SIGNING_IN_APPS = [
    "django.contrib.messages",
    "kansrijk.web.accounts.signing_in",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
]
SIGNING_IN_MIDDLEWARE = [
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kansrijk.web.accounts.signing_in.sessions.SessionAge",
]

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
# Where who must have a second step is sent when it was not given in this session.
SECOND_FACTOR_URL = "signing_in:second_step"
SECOND_FACTOR_CHECK = "kansrijk.web.accounts.signing_in.steps.was_given"
# Where someone shows once more that it is he, before what cannot be undone.
ASKED_AGAIN = "kansrijk.web.accounts.signing_in.steps.where_asked_again"
LOGIN_REDIRECT_URL = os.environ.get("KANSRIJK_AFTER_SIGNING_IN") or "desk:desk"
LOGOUT_REDIRECT_URL = "/"

# --- passwords: NIST SP 800-63B-4 and NCSC --------------------------------------------------------
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_OWN = "kansrijk.web.accounts.signing_in.passwords"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{_OWN}.LongEnough"},
    {"NAME": f"{_OWN}.NotCommon"},
    {"NAME": f"{_OWN}.NotAboutTheSite"},
]
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "kansrijk.web.accounts.signing_in.reset_links.ResetLinks"
PASSWORD_RESET_TIMEOUT = int(timedelta(hours=1).total_seconds())

# --- cookies and sessions -------------------------------------------------------------------------
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())  # absolute; SessionAge keeps it
SESSION_IDLE_AGE = int(timedelta(minutes=60).total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
# Lax, not Strict: who comes back from an identity provider must still have the state he left with.
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
# "__Host-" holds a browser to HTTPS, this host and the path "/"; it is refused over plain HTTP.
SESSION_COOKIE_NAME = "__Host-session" if IS_HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_HTTPS else "csrf"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- HTTPS ----------------------------------------------------------------------------------------
SECURE_HSTS_SECONDS = int(os.environ.get("KANSRIJK_HSTS") or (31_536_000 if IS_HTTPS else 0))
SECURE_HSTS_INCLUDE_SUBDOMAINS = False  # other names under the domain are not ours to decide
# Only when the proxy in front sets it itself: else anyone could say that he came over HTTPS.
_SCHEME_HEADER = os.environ.get("KANSRIJK_SCHEME_HEADER", "")
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_" + _SCHEME_HEADER.upper().replace("-", "_"), "https") if _SCHEME_HEADER else None
)
# Without such a header every request looks like plain HTTP, and would be sent round for ever; the
# server that speaks HTTPS must redirect then.
SECURE_SSL_REDIRECT = IS_HTTPS and bool(_SCHEME_HEADER)
# How many proxies of our own stand in front; their X-Forwarded-For is believed, of nobody else.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("KANSRIJK_PROXIES") or 0)

# --- counting tries: in the database, so that every process counts the same -----------------------
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "signing_in_counter",
        # Far above what fits in a day within the limits per address: counters are never pushed out.
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}

# --- django-allauth -------------------------------------------------------------------------------
ACCOUNT_ADAPTER = "kansrijk.web.accounts.signing_in.adapters.account.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation by mail is what verifies an address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to whoever someone types in
ACCOUNT_EMAIL_NOTIFICATIONS = False  # our own views tell what changed
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = int(timedelta(minutes=10).total_seconds())
ACCOUNT_LOGIN_TIMEOUT = int(timedelta(minutes=10).total_seconds())
ACCOUNT_FORMS = {
    name: f"kansrijk.web.accounts.signing_in.forms.{form}"
    for name, form in {
        "login": "SignInForm",
        "reset_password": "ForgottenForm",
        "reset_password_from_key": "NewPasswordForm",
        "change_password": "ChangePasswordForm",
        "reauthenticate": "PasswordAgainForm",
    }.items()
}
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,100/h/ip,5/5m/key,50/d/key",
    "reset_password": "5/m/ip,50/d/ip,1/m/key,5/d/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "signup": None,
}

MFA_ADAPTER = "kansrijk.web.accounts.signing_in.adapters.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RECOVERY_CODE_DIGITS = 10
MFA_TOTP_ISSUER = "Kansrijk"
MFA_TOTP_TOLERANCE = 1  # a step of 30 seconds on both sides; a code counts once all the same
MFA_RATE_LIMITS = {"webauthn_login": "10/m/ip"}
MFA_FORMS = {
    name: f"kansrijk.web.accounts.signing_in.forms.{form}"
    for name, form in {
        "authenticate": "CodeForm",
        "reauthenticate": "CodeAgainForm",
        "activate_totp": "ActivateAppForm",
        "add_webauthn": "AddPasskeyForm",
        "authenticate_webauthn": "PasskeyForm",
        "login_webauthn": "PasskeyInForm",
        "reauthenticate_webauthn": "PasskeyAgainForm",
        "generate_recovery_codes": "NewRecoveryCodesForm",
    }.items()
}
# The keys that secrets of second factors are encrypted with, newest first, with commas.
MFA_KEYS = [key for key in os.environ.get("KANSRIJK_MFA_KEYS", "").split(",") if key]

# --- OpenID Connect: only when an issuer is given -------------------------------------------------
OIDC_ISSUER = os.environ.get("KANSRIJK_OIDC_ISSUER", "")
OIDC_EMAIL_CLAIM = os.environ.get("KANSRIJK_OIDC_EMAIL_CLAIM", "email")
# Some issuers say nothing of email_verified; believing them anyhow is a choice, per domain.
_OIDC_DOMAINS = os.environ.get("KANSRIJK_OIDC_EMAIL_DOMAINS", "")
SOCIALACCOUNT_ADAPTER = "kansrijk.web.accounts.signing_in.adapters.provider.ProviderAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {"APPS": [], "OAUTH_PKCE_ENABLED": True}
}
if OIDC_ISSUER:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"].append(
        {
            "provider_id": "oidc",
            "name": os.environ.get("KANSRIJK_OIDC_NAME") or urlsplit(OIDC_ISSUER).netloc,
            "client_id": os.environ.get("KANSRIJK_OIDC_CLIENT_ID", ""),
            "secret": os.environ.get("KANSRIJK_OIDC_CLIENT_SECRET", ""),
            "settings": {
                "server_url": OIDC_ISSUER,
                "uid_field": os.environ.get("KANSRIJK_OIDC_ID_CLAIM") or "sub",
                "verified_email": [d.strip() for d in _OIDC_DOMAINS.split(",") if d.strip()],
            },
        }
    )
#: Where forms may lead to besides this site: the page of the issuer.
FORM_TARGETS = (
    [f"{urlsplit(OIDC_ISSUER).scheme}://{urlsplit(OIDC_ISSUER).netloc}"] if OIDC_ISSUER else []
)
