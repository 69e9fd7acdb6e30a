"""From a word in an address to what it names; an unknown one is a 404 with suggestions."""

from collections.abc import Callable
from typing import TypeVar

from django.http import Http404

from kansrijk.errors import NotFoundError
from kansrijk.monitor.areas import Resolution, netherlands
from kansrijk.monitor.indicators.catalogue import find
from kansrijk.monitor.release import Release
from kansrijk.reference.tables.context import Measure
from kansrijk.reference.tables.indicators import IndicatorDefinition

Found = TypeVar("Found")


class NotFoundPage(Http404):
    """A 404 that knows what may have been meant."""

    def __init__(self, error: NotFoundError) -> None:
        super().__init__(str(error))
        self.suggestions = error.suggestions


def indicator_or_404(release: Release, id: str) -> IndicatorDefinition:  # noqa: A002
    """The definition that the release holds for this id."""
    return _or_404(lambda: find(id, release.definitions.indicators, "Indicator"))


def measure_or_404(release: Release, id: str) -> Measure:  # noqa: A002
    """The measure that the release holds for this id."""
    return _or_404(lambda: find(id, release.definitions.measures, "Maat"))


def area_or_404(text: str) -> Resolution:
    """The area of a code or name, old or new."""
    return _or_404(lambda: netherlands().resolve(text))


def _or_404(look_up: Callable[[], Found]) -> Found:
    try:
        return look_up()
    except NotFoundError as error:
        raise NotFoundPage(error) from None
