"""Where the pages of help are; those of the invented country stand apart."""

from django.urls import reverse
from django.utils.translation import gettext as _


def address(name: str, *arguments: str, invented: bool) -> str:
    """A page of help in this country."""
    space = "invented_support" if invented else "support"
    return reverse(f"{space}:{name}", args=arguments)


def trail(*, invented: bool) -> list[tuple[str, str]]:
    """The pages above those of help, the finder last."""
    above = [(_("Invented example"), reverse("invented:home"))] if invented else []
    return [*above, (_("Help"), address("home", invented=invented))]
