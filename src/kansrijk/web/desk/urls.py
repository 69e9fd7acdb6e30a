"""Addresses of the home page, the pages about the site itself, and the desk."""

from collections.abc import Iterator

from django.urls import URLPattern, path

from kansrijk.web.desk.presenters.log_page import PAGES
from kansrijk.web.desk.views import about, desk, events, work

app_name = "desk"


def _log_urls() -> Iterator[URLPattern]:
    """A page and a file of what happened, for each kind of thing that has a log of its own."""
    for word, name in PAGES.items():
        start, which = f"bureau/gebeurtenissen/{word}/<slug:key>", {"word": word}
        yield path(f"{start}/", events.page, which, name=f"{name}_events")
        yield path(f"{start}/gebeurtenissen.csv", events.file, which, name=f"{name}_events_file")


urlpatterns = [
    path("", about.home, name="home"),
    path("toegankelijkheid/", about.text_page, {"slug": "toegankelijkheid"}, name="accessibility"),
    path("open-data/", about.open_data, name="open_data"),
    path("afgeschermd/", about.suppressed, name="suppressed"),
    path("bewijs/", about.proof, name="proof"),
    path("colofon/", about.colophon, name="colophon"),
    path("gezondheid/", about.health, name="health"),
    path("bureau/", desk.desk, name="desk"),
    path("bureau/achtergrond/", work.work, name="work"),
    *_log_urls(),
]
