"""The page behind a link in a mail: it says what will happen, and only its button does it.

Mail scanners follow links. So asking for the page (GET, HEAD) changes nothing.

    confirm = public(
        button_page("accounts.confirm", explain=..., act=...), methods=READ_AND_SEND
    )
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from kansrijk.web.jobs.links import (
    ExpiredLinkError,
    ForgedLinkError,
    Link,
    LinkError,
    UsedLinkError,
    read_token,
    use,
)

METHODS = ("GET", "HEAD", "POST")


@dataclass(frozen=True, slots=True)
class Words:
    """What the page says of a link: what will happen, on the button, and when it is done.

    ``facts`` is what one agrees with; ``instead`` a text and address for who does not.
    """

    title: str
    what_happens: str
    button: str
    done: str
    facts: tuple[tuple[str, str], ...] = ()
    instead: tuple[str, str] | None = None


#: The words for a key, or None when there is nothing left to do.
Explain = Callable[[str], Words | None]
#: Do it, as a named action, in the transaction in which the link is used up. A response of its own
#: (to go on to another page) takes the place of "done".
Act = Callable[[HttpRequest, str], HttpResponse | None]

#: Why a link opens nothing -> the name of that in the template, and the status.
REFUSALS: dict[type[LinkError], tuple[str, int]] = {
    ForgedLinkError: ("forged", 404),
    ExpiredLinkError: ("expired", 410),
    UsedLinkError: ("used", 410),
}


def button_page(
    purpose: str, *, explain: Explain, act: Act, is_once: bool = True
) -> Callable[..., HttpResponse]:
    """A view for an address with a ``token``. ``is_once``: a link works one time."""

    @never_cache
    def page(request: HttpRequest, token: str) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        try:
            link = read_token(purpose, token)
            words = explain(link.key)
            if words is None:
                raise UsedLinkError
            if request.method != "POST":
                return render(request, "jobs/button.html", {"words": words, "until": link.until})
            return _act(request, link, act, is_once) or _done(request, words)
        except LinkError as error:
            return _refused(request, error)

    return page


def _act(request: HttpRequest, link: Link, act: Act, is_once: bool) -> HttpResponse | None:
    with transaction.atomic():
        if is_once:
            use(link)
        return act(request, link.key)


def _done(request: HttpRequest, words: Words) -> HttpResponse:
    return render(request, "jobs/button_done.html", {"words": words})


def _refused(request: HttpRequest, error: LinkError) -> HttpResponse:
    why, status = REFUSALS[type(error)]
    return render(request, "jobs/button_refused.html", {"why": why}, status=status)
