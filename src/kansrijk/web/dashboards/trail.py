"""The way back from a page of figures."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

NAMES = {
    "home": gettext_lazy("Figures"),
    "monitor": gettext_lazy("Monitor Kansrijke Start"),
    "areas": gettext_lazy("Places"),
    "maps": gettext_lazy("Map"),
}


def trail(*pages: str) -> list[tuple[str, str]]:
    """(name, address) of the pages above this one, the first page of the figures included."""
    return [(str(NAMES[page]), reverse(f"dashboards:{page}")) for page in ("home", *pages)]
