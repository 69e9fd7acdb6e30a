"""Which municipalities there were on a day, and what became of them.

A ``Change`` is everything that merged on one day. Between two days the changes are followed one
by one, forward in time; shares stay fractions, so that nothing is lost on the way.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from kansrijk.errors import UserError
from kansrijk.reference.tables.places import BorderChange, Merger, Municipality

#: Of one municipality: the share of it that lies in each other one. Sums to 1.
Shares = Mapping[str, Fraction]

WHOLE = Fraction(1)


@dataclass(frozen=True)
class Change:
    """What merged on ``day``: per municipality that ended, the shares that went elsewhere."""

    day: date
    parts: Mapping[str, Shares]

    @property
    def counted_in(self) -> int:
        """The year of the last 1 January on which the old municipalities still existed."""
        return (self.day - timedelta(days=1)).year

    def applied_to(self, codes: Iterable[str]) -> set[str]:
        """The municipalities after this change, given those before it."""
        created = {target for shares in self.parts.values() for target in shares}
        return (set(codes) - set(self.parts)) | created


def follow(shares: Shares, step: Mapping[str, Shares]) -> dict[str, Fraction]:
    """Carry shares one step on; a municipality that is not in ``step`` stays what it was."""
    result: dict[str, Fraction] = defaultdict(Fraction)
    for code, share in shares.items():
        for target, part in step.get(code, {code: WHOLE}).items():
            result[target] += share * part
    return dict(result)


class Borders:
    """The municipalities of each year of an area set, and the changes between them."""

    def __init__(
        self,
        municipalities: Iterable[Municipality],
        mergers: Iterable[Merger],
        border_changes: Iterable[BorderChange],
        known_from: int,
    ) -> None:
        codes: dict[int, set[str]] = defaultdict(set)
        for municipality in municipalities:
            codes[municipality.year].add(municipality.code)
        self._codes = {year: frozenset(codes[year]) for year in sorted(codes)}
        self._mergers = tuple(mergers)
        self._border_changes = tuple(border_changes)
        self._known_from = known_from

    @property
    def years(self) -> tuple[int, ...]:
        """The years whose borders of 1 January are known, in order."""
        return tuple(self._codes)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """All changes, in order of their day."""
        days: dict[date, dict[str, dict[str, Fraction]]] = defaultdict(lambda: defaultdict(dict))
        for row in self._mergers:
            # The decimal as it was written: 0.409 is 409/1000, not the float nearest to it.
            share = Fraction(str(row.share))
            days[date.fromisoformat(row.date)][row.from_code][row.to_code] = share
        return tuple(Change(day, dict(days[day])) for day in sorted(days))

    def between(self, start: date, end: date) -> tuple[Change, ...]:
        """The changes after ``start`` up to and including ``end``, in order."""
        return tuple(change for change in self.changes if start < change.day <= end)

    def codes_in(self, year: int) -> frozenset[str]:
        """The municipalities on 1 January of ``year``. Raises UserError for an unknown year."""
        if year not in self._codes:
            first, last = self.years[0], self.years[-1]
            raise UserError(
                f"De gemeentegrenzen van {year} zijn niet bekend. Kies {first} tot en met {last}."
            )
        return self._codes[year]

    def codes_on(self, day: date) -> frozenset[str]:
        """The municipalities on ``day``, after what changed earlier that year or on that day."""
        codes: Iterable[str] = self.codes_in(day.year)
        for change in self.between(date(day.year, 1, 1), day):
            codes = change.applied_to(codes)
        return frozenset(codes)

    def years_of(self, code: str) -> tuple[int, ...]:
        """The years in which a municipality with this code existed on 1 January."""
        return tuple(year for year, codes in self._codes.items() if code in codes)

    def successors(self, code: str, since: int, until: int | None = None) -> dict[str, Fraction]:
        """The shares of a municipality of ``since`` in those of ``until``, or of the last year."""
        end = date(until if until is not None else self.years[-1], 1, 1)
        shares = {code: WHOLE}
        for change in self.between(date(since, 1, 1), end):
            shares = follow(shares, change.parts)
        return shares

    def mergers_followed(self, code: str, since: int) -> tuple[Merger, ...]:
        """The rows of mergers.csv that led from a municipality of ``since`` to the present ones."""
        reached, followed = {code}, []
        for row in sorted(self._mergers, key=lambda row: (row.date, -row.share, row.to_code)):
            if row.from_code in reached and date.fromisoformat(row.date) > date(since, 1, 1):
                followed.append(row)
                reached.add(row.to_code)
        return tuple(followed)

    def shared_ground(self, of: int, with_: int) -> dict[str, frozenset[str]]:
        """Per municipality of year ``of``: those of ``with_`` that cover some of its ground."""
        earlier, later = min(of, with_), max(of, with_)
        pairs = [
            (code, successor)
            for code in self.codes_in(earlier)
            for successor in self.successors(code, earlier, later)
        ]
        found: dict[str, set[str]] = defaultdict(set)
        for code, successor in pairs:
            asked, other = (code, successor) if of == earlier else (successor, code)
            found[asked].add(other)
        return {code: frozenset(others) for code, others in found.items()}

    def is_same_ground(self, code: str, since_year: int) -> bool:
        """Whether ``code`` covers now what it covered on 1 January of ``since_year``.

        False also where that is not known: before border_changes.csv begins, for a code that is
        gone, or one that was not there in that year. The files do not say which codes were new
        before the first border year; those have no figures of before then either.
        """
        if since_year < self._known_from or code not in self._codes[self.years[-1]]:
            return False
        if code not in self._codes.get(since_year, {code}):
            return False
        days = [row.date for row in self._mergers if code in (row.from_code, row.to_code)]
        days += [row.date for row in self._border_changes if row.code == code]
        start = date(since_year, 1, 1)
        return all(date.fromisoformat(day) <= start for day in days)
