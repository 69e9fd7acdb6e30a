"""Every kind of page: how fast, how heavy, and how many SQL statements.

The same pages twice: straight from the WSGI application in this process, and from `kansrijk serve`
(granian, one worker) over one loopback connection that stays open. Both compress the page. The
column "cpu" leaves out the time in which others had the processor: when it is well below the limit
and the rest is not, the machine was busy.
"""

import sys
import time
from dataclasses import dataclass

from clients import Answer, Application, Browser, ask
from page_kinds import PAGE_KINDS, PageKind
from running import kansrijk_server, own_data_folder, prepared_application
from timing import Times, describe_machine, measure, print_table, verdict
from transfer import Transfer, Visitor, count_in_kb

WARM_UP, REPEATS = 5, 60

LONGEST_P95 = 50  # ms
MOST_BYTES = 100_000
MOST_SQL = 3
MOST_JAVASCRIPT = 0  # bytes


@dataclass(frozen=True, slots=True)
class PageResult:
    """What was measured of one kind of page."""

    kind: PageKind
    in_process: Times
    processor: Times
    served: Times
    transfer: Transfer
    sql: int

    def missed(self) -> list[str]:
        """The limits this page does not meet, in words."""
        p95 = max(self.in_process.p95, self.served.p95)
        limits = (
            (p95, LONGEST_P95, "ms at p95"),
            (self.transfer.total, MOST_BYTES, "bytes"),
            (self.transfer.javascript, MOST_JAVASCRIPT, "bytes of JavaScript"),
            (self.sql, MOST_SQL, "SQL statements"),
        )
        return [
            f"{self.kind.name}: {found:.0f} {unit}, limit {limit}"
            for found, limit, unit in limits
            if found > limit
        ]

    def row(self) -> list[str]:
        """The cells of this page in the table."""
        here, served = self.in_process, self.served
        times = (here.p50, here.p95, self.processor.p95, served.p50, served.p95)
        sizes = (self.transfer.html, self.transfer.files, self.transfer.total)
        return [
            self.kind.name,
            *(f"{time:.1f}" for time in times),
            *(count_in_kb(size) for size in sizes),
            count_in_kb(self.transfer.javascript),
            str(self.sql),
            "MISSED" if self.missed() else "",
        ]


HEAD = (
    "page", "app p50 ms", "p95", "cpu p95", "granian p50 ms", "p95",
    "html kB", "files kB", "total kB", "js kB", "sql", "",
)  # fmt: skip


def main() -> int:
    """Measure, print, and fail when a limit is missed."""
    with own_data_folder(), kansrijk_server() as browser:
        application = prepared_application()
        visitor = Visitor(browser)
        print(f"{describe_machine()}; {REPEATS} requests per page after {WARM_UP} to warm up\n")
        results = [page_result(kind, application, browser, visitor) for kind in PAGE_KINDS]
    print_table(HEAD, [result.row() for result in results])
    print()
    return verdict([line for result in results for line in result.missed()])


def page_result(
    kind: PageKind, application: Application, browser: Browser, visitor: Visitor
) -> PageResult:
    """Measure one kind of page."""

    def here() -> None:
        check(kind, ask(application, kind.path))

    def served() -> None:
        check(kind, browser.get(kind.path))

    return PageResult(
        kind=kind,
        in_process=measure(here, REPEATS, warm_up=WARM_UP),
        processor=measure(here, REPEATS, clock=time.process_time),
        served=measure(served, REPEATS, warm_up=WARM_UP),
        transfer=visitor.visit(kind.path),
        sql=sql_statements(kind, application),
    )


def check(kind: PageKind, answer: Answer) -> None:
    """A page that fails may not count as a fast one."""
    if answer.status != kind.status:
        raise RuntimeError(f"{kind.path} answered {answer.status} instead of {kind.status}")


def sql_statements(kind: PageKind, application: Application) -> int:
    """How many statements the page sends to the database."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        ask(application, kind.path)
    return len(queries)


if __name__ == "__main__":
    sys.exit(main())
