"""What the home page and the colophon show, taken from the current release."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kansrijk.monitor.edition import EditionRow, edition_table, editions
from kansrijk.monitor.figures import Status
from kansrijk.monitor.release import Release
from kansrijk.monitor.verdict import Reason, Significance
from kansrijk.reference.loader import load
from kansrijk.reference.tables.sources import Source
from kansrijk.reference.tables.support import Offer, UrgentLine
from kansrijk.reports.language import Language
from kansrijk.web.dashboards.presenters.monitor import TableRow, table_row

#: The figure in the door of the figures: the programme's first aim.
PEEK = "coalitie"
MOST_NEWS = 4


@dataclass(frozen=True, slots=True)
class News:
    """A line of what changed, is missing or broke; ``kind`` is its tag."""

    indicator: str
    name: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """The peeks in the doors and the news of the latest edition."""

    edition: int
    count: int
    peek: TableRow
    news: tuple[News, ...]
    offers: int
    lines: int


def home_page(release: Release, today_year: int, language: Language) -> HomePage:
    """The home page for the latest edition of which the table is known."""
    edition = editions(release)[-1]
    rows = edition_table(release, edition)
    peek = next(row for row in rows if row.definition.id == PEEK)
    return HomePage(
        edition=edition,
        count=len(rows),
        peek=table_row(peek, today_year, language),
        news=tuple(_news(rows, language))[:MOST_NEWS],
        offers=len(load(Offer)),
        lines=len(load(UrgentLine)),
    )


def _news(rows: list[EditionRow], language: Language) -> Iterator[News]:
    """Counted changes first, then what is missing, then what broke."""
    _ = language.gettext
    for row in rows:
        if row.verdict.significance is Significance.COUNTED and row.ends:
            first, last = row.ends
            text = _("From {first} to {last} municipalities, {from_year} to {to_year}").format(
                first=language.number(first.numerator or 0),
                last=language.number(last.numerator or 0),
                from_year=first.period,
                to_year=last.period,
            )
            yield _item(row, text, _("Figure"), language)
    for row in rows:
        if row.status is Status.MISSING:
            yield _item(row, language.pick(row.published, "reason_note"), _("Missing"), language)
    for row in rows:
        if row.verdict.reason is Reason.BREAK:
            yield _item(row, language.pick(row.published, "reason_note"), _("Break"), language)


def _item(row: EditionRow, text: str, kind: str, language: Language) -> News:
    return News(row.definition.id, language.pick(row.definition, "short"), text, kind)


def source_list(release: Release, language: Language) -> list[tuple[str, list[Source]]]:
    """All sources of the release by owner, in alphabetical order."""
    by_owner: dict[str, list[Source]] = defaultdict(list)
    for source in sorted(release.definitions.sources, key=lambda s: (s.date, s.text)):
        by_owner[source.owner].append(source)
    return sorted(by_owner.items())
