"""What the settings must be before a site starts that others reach: else it does not start."""

import os

from django.conf import settings

from kansrijk.errors import UserError

#: Of a key that cannot be guessed: fifty letters and digits at random are some 300 bits.
SHORTEST_KEY = 50
FEWEST_SIGNS = 10
#: Words that stand in keys of examples.
EXAMPLES = ("insecure", "change", "example", "voorbeeld", "geheim", "default", "secret-key")


def refuse_unsafe() -> None:
    """Raise UserError with everything that is not safe, when this is production."""
    found = production_faults() if settings.IS_PRODUCTION else []
    if found:
        raise UserError(
            "Kansrijk start niet in productie (KANSRIJK_PRODUCTION=1):\n- " + "\n- ".join(found)
        )


def production_faults() -> list[str]:
    """What must be mended, each with how."""
    return [*_key_faults(), *_door_faults(), *_oidc_faults()]


def _key_faults() -> list[str]:
    secret, keys = settings.SECRET_KEY, settings.MFA_KEYS
    faults = []
    if _is_weak(secret):
        faults.append(
            f"KANSRIJK_SECRET_KEY ontbreekt of is te raden. Maak er een van minstens {SHORTEST_KEY}"
            ' tekens: python3 -c "import secrets; print(secrets.token_urlsafe(50))"'
        )
    if not keys or any(_is_weak(key) for key in keys):
        faults.append(
            "KANSRIJK_MFA_KEYS ontbreekt of is te raden. Maak zo'n sleutel als hierboven, een"
            " andere; bij vervangen komt de nieuwe vooraan, met een komma."
        )
    if secret and secret in keys:
        faults.append("KANSRIJK_MFA_KEYS en KANSRIJK_SECRET_KEY zijn gelijk; maak twee sleutels.")
    return faults


def _door_faults() -> list[str]:
    wrong = {
        "KANSRIJK_DEMO=1 laat iedereen binnen zonder wachtwoord; haal die instelling weg.":
            settings.IS_DEMO,
        "KANSRIJK_DEBUG=1 toont wat binnen is aan buiten; haal die instelling weg.":
            settings.DEBUG,
        "KANSRIJK_HTTPS ontbreekt. Zet hem op 1 als bezoekers de site over HTTPS bereiken; zonder"
        " HTTPS kan iedereen onderweg meelezen.":
            not settings.IS_HTTPS,
        "KANSRIJK_ADDRESS moet beginnen met https:// en is het adres dat in mails staat.":
            not settings.SITE_ADDRESS.startswith("https://"),
        "KANSRIJK_HOSTS ontbreekt of is te ruim. Noem de namen waarop de site antwoordt.":
            "*" in settings.ALLOWED_HOSTS or "testserver" in settings.ALLOWED_HOSTS,
        "KANSRIJK_PROXIES ontbreekt. Zeg hoeveel eigen servers ervoor staan (meestal 1, anders 0):"
        " anders telt elke bezoeker als dezelfde.":
            "KANSRIJK_PROXIES" not in os.environ,
    }  # fmt: skip
    return [words for words, is_wrong in wrong.items() if is_wrong]


def _oidc_faults() -> list[str]:
    if not settings.OIDC_ISSUER:
        return []
    (app,) = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    faults = []
    if not settings.OIDC_ISSUER.startswith("https://"):
        faults.append("KANSRIJK_OIDC_ISSUER moet beginnen met https://.")
    if not (app["client_id"] and app["secret"]):
        faults.append(
            "Bij KANSRIJK_OIDC_ISSUER horen KANSRIJK_OIDC_CLIENT_ID en KANSRIJK_OIDC_CLIENT_SECRET."
        )
    return faults


def _is_weak(key: str) -> bool:
    is_example = any(word in key.lower() for word in EXAMPLES)
    return len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_SIGNS or is_example
