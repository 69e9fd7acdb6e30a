"""Advice for random situations in random municipalities: how long the finder takes.

342 municipalities with 60 local offers each. The rival finds the same smallest set by trying every
set of offers, the small ones first.

    python benchmarks/bench_support.py
"""

import itertools
import random
import sys
import time
from collections.abc import Sequence
from datetime import date
from typing import Any

from timing import describe_machine, print_table

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import Offer
from kansrijk.web.support import finder
from kansrijk.web.support.finding import choosing
from kansrijk.web.support.finding.local import Local
from kansrijk.web.support.finding.rulebook import rule_book
from kansrijk.web.support.finding.situation import MOMENTS, Situation, checked

MUNICIPALITIES, LOCAL_OFFERS, QUESTIONS = 342, 60, 2_000
LIMIT_MS, DAY = 20, date(2026, 11, 24)


def main() -> int:
    """Print the table; 1 when the slowest of twenty takes too long."""
    print(describe_machine())
    chance = random.Random(1)
    offers = load(Offer)
    places = [_local(chance, offers) for _ in range(MUNICIPALITIES)]
    questions = [(_situation(chance), chance.choice(places)) for _ in range(QUESTIONS)]
    ours = _times(questions, offers)
    smallest_set = choosing.smallest_set
    finder.smallest_set = _every_set  # type: ignore[attr-defined]
    rival = _times(questions[:200], offers)
    finder.smallest_set = smallest_set  # type: ignore[attr-defined]
    rows = [
        (name, f"{_at(t, 0.5):.2f}", f"{_at(t, 0.95):.2f}", f"{max(t):.2f}")
        for name, t in (("finder", ours), ("every set tried", rival))
    ]
    print_table(("advice, ms", "half within", "95% within", "slowest"), rows)
    print(f"95%: {_at(rival, 0.95) / _at(ours, 0.95):.1f} times as fast as trying every set")
    return int(_at(ours, 0.95) > LIMIT_MS)


def _times(questions: Sequence[tuple[Situation, Any]], offers: Sequence[Offer]) -> list[float]:
    found = []
    for situation, local in questions:
        start = time.perf_counter()
        finder.find(situation, offers, DAY, local)
        found.append((time.perf_counter() - start) * 1_000)
    return sorted(found)


def _at(times: Sequence[float], share: float) -> float:
    return times[int(share * (len(times) - 1))]


def _every_set(candidates: Any, options: Any, rules: Any, day: Any) -> list[str]:
    """The rival: the first set, of the smallest size, that has one of the best for each target."""
    slugs = sorted({slug for best in options.values() for slug in best})
    for size in range(min(choosing.MOST, len(slugs)) + 1):
        for chosen in itertools.combinations(slugs, size):
            if all(best & set(chosen) for best in options.values()):
                return list(chosen)
    return slugs[: choosing.MOST]


def _local(chance: random.Random, offers: Sequence[Offer]) -> dict[str, tuple[Local, ...]]:
    rows: dict[str, tuple[Local, ...]] = {}
    for number in range(LOCAL_OFFERS):
        slug = chance.choice(offers).slug
        row = Local(slug, chance.choice(("yes", "yes", "no", "unknown")), f"Aanbod {number}")
        rows[slug] = (*rows.get(slug, ()), row)
    return rows


def _situation(chance: random.Random) -> Situation:
    known = rule_book().factors
    asked = [slug for slug, row in known.items() if row.kind != "protective"]
    moment = chance.choice(MOMENTS)
    return checked(
        Situation(
            moment,
            week=chance.randint(4, 41) if moment == "pregnancy" else None,
            month=chance.randint(2, 24) if moment == "child" else None,
            factors=frozenset(chance.sample(asked, chance.randint(0, 12))),
            protective=frozenset(),
            age=chance.choice((None, 17, 24, 33)),
        )
    )


if __name__ == "__main__":
    sys.exit(main())
