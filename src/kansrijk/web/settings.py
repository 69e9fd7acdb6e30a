"""The one settings file, read from the environment. docs/how-to/settings.md names each setting."""

import os
import secrets
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from kansrijk.folders import data_folder
from kansrijk.web.settings_signing_in import *  # noqa: F403
from kansrijk.web.settings_signing_in import (
    FORM_TARGETS,
    IS_PRODUCTION,
    SIGNING_IN_APPS,
    SIGNING_IN_MIDDLEWARE,
)

HERE = Path(__file__).parent
PACKAGE = HERE.parent

DATA_FOLDER = data_folder()

DEBUG = os.environ.get("KANSRIJK_DEBUG") == "1"


def _secret_key() -> str:
    """The one that is given. Commands give the one of the data folder (cli/secret.py)."""
    given = os.environ.get("KANSRIJK_SECRET_KEY")
    if IS_PRODUCTION:
        return given or "missing"  # signing_in/checks.py refuses it, with all else that is unsafe
    return given or secrets.token_urlsafe(50)


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = os.environ.get("KANSRIJK_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "kansrijk.web.interface",
    "django_tasks",
    "django_tasks_db",
    "kansrijk.web.audit",
    "kansrijk.web.jobs",
    "kansrijk.web.accounts",
    "kansrijk.web.privacy",
    *SIGNING_IN_APPS,
    "kansrijk.web.coalitions",
    "kansrijk.web.support",
    "kansrijk.web.dashboards",
    "kansrijk.web.api",
    "kansrijk.web.desk",
]

MIDDLEWARE = [
    "kansrijk.web.audit.requests.RequestId",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    # Both are lazy: a public page without a cookie asks the database nothing.
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    *SIGNING_IN_MIDDLEWARE,
    "kansrijk.web.accounts.guard.Guard",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
]

ROOT_URLCONF = "kansrijk.web.urls"
WSGI_APPLICATION = "kansrijk.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["kansrijk.web.interface.templatetags.interface"],
        },
    }
]


def _database() -> dict[str, object]:
    """PostgreSQL when KANSRIJK_POSTGRES_* says so, else SQLite.

    SQLite takes the write lock at BEGIN (IMMEDIATE) and waits for it: with the default, 926 of
    1,000 writes from 20 threads failed with "database is locked"; with these, none. FULL: what is
    committed must outlive a power cut, for the log of who did what is written with it.
    """
    if os.environ.get("KANSRIJK_POSTGRES_DB"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": os.environ["KANSRIJK_POSTGRES_DB"],
            "USER": os.environ.get("KANSRIJK_POSTGRES_USER", ""),
            "PASSWORD": os.environ.get("KANSRIJK_POSTGRES_PASSWORD", ""),
            "HOST": os.environ.get("KANSRIJK_POSTGRES_HOST", ""),
            "PORT": os.environ.get("KANSRIJK_POSTGRES_PORT", ""),
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_FOLDER / "kansrijk.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


DATABASES = {"default": _database()}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# People sign in by e-mail. What they may do follows from their roles alone (accounts/access.py).
AUTH_USER_MODEL = "accounts.Person"
CSRF_FAILURE_VIEW = "kansrijk.web.accounts.views.refusals.form_expired"

# Who did what: heads of the chain outside the database.
AUDIT_HEADS = Path(os.environ.get("KANSRIJK_AUDIT_HEADS") or DATA_FOLDER / "audit")
# How many whole months events stay at least; our own choice, a norm may ask for more.
AUDIT_MONTHS = int(os.environ.get("KANSRIJK_AUDIT_MONTHS") or 60)
# Only when the proxy in front sets it itself; else anyone could choose the id in our log.
REQUEST_ID_HEADER = os.environ.get("KANSRIJK_REQUEST_ID_HEADER", "")

# Who answers for the personal data on this site; the privacy statement says so when it is empty.
PRIVACY_CONTROLLER = os.environ.get("KANSRIJK_PRIVACY_CONTROLLER", "")
PRIVACY_CONTACT = os.environ.get("KANSRIJK_PRIVACY_CONTACT", "")
PRIVACY_OFFICER = os.environ.get("KANSRIJK_PRIVACY_OFFICER", "")

# Work in the background stands in the same database, written with what causes it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# After so many seconds without a sign of life a worker counts as killed; a sixth is between signs.
JOBS_LEASE = int(os.environ.get("KANSRIJK_JOBS_LEASE") or 60)

# How the site is reached from outside: for links in mail.
SITE_ADDRESS = os.environ.get("KANSRIJK_ADDRESS") or "http://localhost:8000"
# Mail: files in a folder, until a server is named.
MAIL_FOLDER = DATA_FOLDER / "mail"
DEFAULT_FROM_EMAIL = os.environ.get("KANSRIJK_MAIL_FROM") or "Kansrijk <kansrijk@localhost>"
EMAIL_HOST = os.environ.get("KANSRIJK_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("KANSRIJK_SMTP_PORT") or 587)
EMAIL_HOST_USER = os.environ.get("KANSRIJK_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("KANSRIJK_SMTP_PASSWORD", "")
_SMTP_SECURITY = os.environ.get("KANSRIJK_SMTP_SECURITY") or "starttls"
if _SMTP_SECURITY not in ("starttls", "tls", "none"):
    raise ImproperlyConfigured("KANSRIJK_SMTP_SECURITY is starttls, tls or none")
EMAIL_USE_TLS = _SMTP_SECURITY == "starttls"
EMAIL_USE_SSL = _SMTP_SECURITY == "tls"
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "kansrijk.web.jobs.mail_folder.FolderBackend"
)

# Language: English source text, Dutch by default, English under /en/.
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "static/"
STATIC_ROOT = DATA_FOLDER / "static"
STORAGES = {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Nothing from outside, nothing inline: what a page needs, we serve.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "script-src": [SELF],  # passkeys; no page for reading has a script
        "form-action": [SELF, *FORM_TARGETS],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "kansrijk.web.audit.requests.WithRequestId"}},
    "formatters": {
        "line": {
            "()": "kansrijk.web.audit.log_lines.LineWithoutContent",
            "format": "{levelname} {request_id} {message}",
            "style": "{",
        }
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["request_id"],
            "formatter": "line",
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # kansrijk.jobs says what became of a job; these say it again, and call a clean stop a warning.
    "loggers": {"django_tasks": {"level": "CRITICAL"}, "django_tasks_db": {"level": "ERROR"}},
}
