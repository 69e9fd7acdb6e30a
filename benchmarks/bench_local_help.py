"""Searching 20,000 pieces of help in municipalities, and reading what a municipality has.

There is a limit for the search alone: the 95th percentile of a page of results.
"""

import sys
from datetime import date
from functools import partial
from itertools import cycle, islice

from running import own_data_folder, prepared_application
from timing import Times, describe_machine, duration, print_table, verdict

from kansrijk.monitor.areas import Level, netherlands

SERVICES = 20_000
#: The slowest 5% of searches, in milliseconds.
LONGEST = 50
TIMES = 40
#: Words that are common, rare, several, absent; and nothing.
SEARCHES = ("schulden", "voorzorg", "moeders zwanger", "buurthuis 77", "bestaatniet", "")


def main() -> int:
    """Fill a database, search and read, and fail when a search takes too long."""
    with own_data_folder():
        print(f"{describe_machine()}\n")
        prepared_application()
        codes = [area.code for area in netherlands().at(Level.MUNICIPALITY)]
        fill(codes)
        searches = Times(tuple(duration(partial(search, text)) for text in SEARCHES * TIMES))
        read = islice(cycle(codes), TIMES)
        readings = Times(tuple(duration(partial(read_municipality, code)) for code in read))
    rows = [
        [f"a page of a search in {SERVICES:,}, median", f"{searches.p50:.1f} ms"],
        ["the same, p95", f"{searches.p95:.1f} ms"],
        [f"all help of a municipality ({SERVICES // len(codes)}), p95", f"{readings.p95:.1f} ms"],
    ]
    print_table(("what", "measured"), rows)
    print()
    is_slow = searches.p95 > LONGEST
    return verdict([f"{searches.p95:.0f} ms, limit {LONGEST} ms"] if is_slow else [])


def fill(codes: list[str]) -> None:
    """Rows as the site stores them, without the actions that would take an hour."""
    from kansrijk.web.support.local_search import search_words
    from kansrijk.web.support.models import LocalOffer
    from kansrijk.web.support.words import national_offers

    slugs, day = list(national_offers()), date(2026, 6, 1)
    rows = [
        LocalOffer(
            municipality=codes[number % len(codes)], offer=slugs[number % len(slugs)],
            availability="yes", name=f"Hulp {number}",
            organisation_name=f"Buurthuis {number % 300}",
            contact_function="aanmeldpunt", phone="000-000 00 01", languages="nl en",
            valid_from=day, source_title="Verzonnen", source_day=day, checked_on=day,
        )
        for number in range(SERVICES)
    ]  # fmt: skip
    for row in rows:
        row.search = search_words(row)
    LocalOffer.objects.bulk_create(rows, batch_size=1000)


def search(text: str) -> None:
    """The count and the first page, as the directory shows them."""
    from django.core.paginator import Paginator

    from kansrijk.web.support.queries.local import directory

    list(Paginator(directory(text, invented=False), 30).get_page(1))


def read_municipality(code: str) -> None:
    """What the finder and the pages ask."""
    from kansrijk.web.support.queries.local import local_offers

    local_offers(code)


if __name__ == "__main__":
    sys.exit(main())
