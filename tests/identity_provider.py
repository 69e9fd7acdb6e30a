"""An identity provider of its own process: django-allauth's, with people made on the spot.

    python tests/identity_provider.py PORT CALLBACK

``/in/?email=...&verified=1`` signs someone in there; the rest is OpenID Connect.
"""

import sys
from pathlib import Path
from tempfile import mkdtemp

import django
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

CLIENT, SECRET = "kansrijk", "geheim-van-de-toets"


def key() -> str:
    made = rsa.generate_private_key(65537, 2048)
    formats = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    return made.private_bytes(*formats, serialization.NoEncryption()).decode()


def sign_in(request: HttpRequest) -> HttpResponse:
    from allauth.account.models import EmailAddress
    from django.contrib.auth import get_user_model, login

    email = request.GET["email"]
    user, _ = get_user_model().objects.get_or_create(username=email, email=email)
    EmailAddress.objects.update_or_create(
        user=user, email=email, defaults={"primary": True, "verified": "verified" in request.GET}
    )
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return HttpResponse("in")


#: Filled once Django is set up.
urlpatterns: list[URLPattern | URLResolver] = []


def main(port: int, callback: str) -> None:
    folder = Path(mkdtemp())
    settings.configure(
        SECRET_KEY="only-for-this-process", ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", IDP_OIDC_PRIVATE_KEY=key(),
        SESSION_COOKIE_NAME="elsewhere",
        INSTALLED_APPS=[
            "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
            "allauth", "allauth.account", "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates",
                    "APP_DIRS": True}],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3",
                               "NAME": folder / "provider.sqlite3"}},
    )  # fmt: skip
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    urlpatterns.extend(
        [
            path("in/", sign_in),
            path("", include("allauth.idp.urls")),
            path("accounts/", include("allauth.account.urls")),
        ]
    )
    from allauth.idp.oidc.models import Client

    client = Client(id=CLIENT, name="Kansrijk", skip_consent=True)
    client.set_secret(SECRET)
    client.set_scopes(["openid", "profile", "email"])
    client.set_redirect_uris([callback])
    client.set_grant_types(["authorization_code"])
    client.set_response_types(["code"])
    client.save()
    call_command("runserver", f"127.0.0.1:{port}", use_reloader=False, verbosity=0)


if __name__ == "__main__":
    sys.modules.setdefault("identity_provider", sys.modules["__main__"])
    main(int(sys.argv[1]), sys.argv[2])
