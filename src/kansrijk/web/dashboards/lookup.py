"""From a word in an address to what it names; an unknown one is a 404 with suggestions."""

from collections.abc import Callable, Sequence
from typing import TypeVar
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse

from kansrijk.errors import NotFoundError
from kansrijk.monitor.areas import Resolution, netherlands
from kansrijk.monitor.indicators.catalogue import find
from kansrijk.monitor.release import Release
from kansrijk.reference.tables.context import Measure
from kansrijk.reference.tables.indicators import IndicatorDefinition

Found = TypeVar("Found")


class NotFoundPage(Http404):
    """A 404 that knows what may have been meant: ``suggestions`` are (name, address)."""

    def __init__(self, error: NotFoundError, address: Callable[[str], str]) -> None:
        super().__init__(str(error))
        self.suggestions = [(name, address(name)) for name in error.suggestions]


def indicator_or_404(release: Release, id: str) -> IndicatorDefinition:  # noqa: A002
    """The definition that the release holds for this id."""
    return _or_404(lambda: find(id, release.definitions.indicators, "Indicator"), _indicator_page)


def mapped_measure_or_404(id: str, measures: Sequence[Measure]) -> Measure:  # noqa: A002
    """The measure with this id among those that have a map."""
    return _or_404(lambda: find(id, measures, "Kaart"), _map_page)


def area_or_404(text: str) -> Resolution:
    """The area of a code or name, old or new."""
    return _or_404(lambda: netherlands().resolve(text), _search_page)


def _or_404(look_up: Callable[[], Found], address: Callable[[str], str]) -> Found:
    try:
        return look_up()
    except NotFoundError as error:
        raise NotFoundPage(error, address) from None


def _indicator_page(id: str) -> str:  # noqa: A002
    return reverse("dashboards:indicator", args=[id])


def _map_page(id: str) -> str:  # noqa: A002
    return reverse("dashboards:map", args=[id])


def _search_page(name: str) -> str:
    return f"{reverse('dashboards:search')}?{urlencode({'q': name})}"
