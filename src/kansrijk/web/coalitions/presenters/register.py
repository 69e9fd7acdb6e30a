"""The register as a whole: what is known, of how many, and what cannot be said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from kansrijk.errors import NotFoundError
from kansrijk.monitor.areas import Area, netherlands
from kansrijk.monitor.areas.names import normalise
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.presenters.words import word
from kansrijk.web.coalitions.countries import municipalities
from kansrijk.web.coalitions.models import Coalition, MunicipalityStatus
from kansrijk.web.coalitions.presenters.text import (
    Pair,
    SourceText,
    address,
    coalition_address,
    source_text,
    start_text,
    status_text,
)
from kansrijk.web.coalitions.queries import (
    coalitions_by_municipality,
    municipalities_of,
    statuses_on,
)
from kansrijk.web.coalitions.words import kinds, statuses

#: Below this share of municipalities with a known status nothing is said of the country: who is
#: known is no sample (docs/decisions/0022-coalition-register.md).
LEAST_KNOWN_PERCENT = 90
#: In the address: those of which nothing is known.
UNKNOWN = "onbekend"


@dataclass(frozen=True, slots=True)
class Line:
    """A municipality of which something is known."""

    name: str
    address: str
    status: str
    since: str
    coalitions: tuple[Pair, ...]
    source: SourceText


@dataclass(frozen=True, slots=True)
class CoalitionLine:
    """A coalition in the list."""

    name: str
    address: str
    kind: str
    since: str
    size: int
    is_public: bool


@dataclass(frozen=True, slots=True)
class Share:
    """Between which percentages the share with a coalition lies: the unknown make the width."""

    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many municipalities there are, of how many a status is known, and which."""

    total: int
    known: int
    by_status: tuple[tuple[str, str, int], ...]
    share: Share | None

    @property
    def unknown(self) -> int:
        """Of which no source was found."""
        return self.total - self.known

    @property
    def least_known(self) -> int:
        """From how many known ones on the country can be spoken of."""
        return -(-self.total * LEAST_KNOWN_PERCENT // 100)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the reader asked for: part of a name, and a status."""

    text: str = ""
    status: str = ""

    @property
    def is_any(self) -> bool:
        """Whether the list is narrowed at all."""
        return bool(self.text or self.status)


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """The page of the register."""

    counts: Counts
    lines: tuple[Line, ...]
    unknown: tuple[Pair, ...]
    suggestions: tuple[str, ...]


def counts_of(codes: Sequence[str], found: Mapping[str, MunicipalityStatus]) -> Counts:
    """Counts over the present municipalities of one country, and over nothing else."""
    known = [found[code].status for code in codes if code in found]
    by_status = tuple((key, word(statuses(), key), known.count(key)) for key in statuses())
    total = len(codes)
    share = None
    if total and 100 * len(known) >= LEAST_KNOWN_PERCENT * total:
        formed = sum(statuses()[key].has_coalition for key in known if key in statuses())
        most = formed + total - len(known)
        share = Share(100 * formed // total, -(-100 * most // total))
    return Counts(total, len(known), by_status, share)


def register_page(seen: QuerySet[Coalition], chosen: Chosen, *, invented: bool) -> RegisterPage:
    """What is known, narrowed to what the reader asked for; counts are always of all."""
    day = today()
    areas = municipalities(invented=invented)
    found = statuses_on(day, invented=invented)
    listed, suggestions = _matching(areas, chosen.text, invented=invented)
    listed = [area for area in listed if _has(found.get(area.code), chosen.status)]
    joined = coalitions_by_municipality(seen, day, [a.code for a in listed if a.code in found])
    return RegisterPage(
        counts=counts_of([area.code for area in areas], found),
        lines=tuple(
            _line(area, found[area.code], joined.get(area.code, ()), invented=invented)
            for area in listed
            if area.code in found
        ),
        unknown=tuple(
            (area.name, address("municipality", area.code, invented=invented))
            for area in listed
            if area.code not in found
        ),
        suggestions=suggestions,
    )


def coalition_lines(seen: QuerySet[Coalition]) -> list[CoalitionLine]:
    """The coalitions that go on."""
    return [
        CoalitionLine(
            it.name, coalition_address(it), word(kinds(), it.kind), start_text(it),
            len(municipalities_of(it.public_id)), it.is_public,
        )
        for it in seen
        if it.valid_to is None
    ]  # fmt: skip


def _matching(
    areas: Sequence[Area], text: str, *, invented: bool
) -> tuple[list[Area], tuple[str, ...]]:
    """By a part of the name, or else by an old name or code; what was perhaps meant if neither."""
    asked = normalise(text)
    found = [area for area in areas if asked in normalise(area.name) or text == area.code]
    if found or invented:
        return found, ()
    try:
        present = {part.area.code for part in netherlands().resolve(text).present}
    except NotFoundError as error:
        return [], error.suggestions
    return [area for area in areas if area.code in present], ()


def _has(row: MunicipalityStatus | None, status: str) -> bool:
    if not status:
        return True
    return row is None if status == UNKNOWN else row is not None and row.status == status


def _line(
    area: Area, row: MunicipalityStatus, joined: Sequence[Coalition], *, invented: bool
) -> Line:
    return Line(
        area.name,
        address("municipality", area.code, invented=invented),
        status_text(row),
        start_text(row),
        tuple((it.name, coalition_address(it)) for it in joined),
        source_text(row),
    )
