"""An analyst takes figures away, and the file says the same as the screen."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

GROUPS = {
    "iedereen": "all",
    "in een kwetsbare situatie": "vulnerable",
    "niet in een kwetsbare situatie": "not_vulnerable",
}
NUMBER = re.compile(r"[\d.]+(,\d+)?")


def test_an_indicator(desk: Page) -> None:
    desk.goto("/cijfers/monitor/big2/")
    on_screen = sorted(indicator_rows(desk))
    records = when_they_download(desk, "Download deze cijfers als CSV")
    in_file = sorted((r["period"], r["group"], float(r["value"])) for r in records)
    assert len(on_screen) >= 10
    assert in_file == on_screen


def test_a_municipality(desk: Page) -> None:
    desk.goto("/cijfers/gebieden/GM0392/")
    births, latest = birth_rows(desk), theme_rows(desk)
    records = when_they_download(desk, "Download alle cijfers als CSV")
    shown = [record for record in records if record["status"] == "shown"]
    then_every_record_is_about("GM0392", records)
    assert len(births) >= 5
    assert len(latest) >= 10
    assert births <= {pair(record) for record in shown if record["indicator"] == "births"}
    assert latest <= {pair(record) for record in shown}


def when_they_download(page: Page, link: str) -> list[dict[str, str]]:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=link).click()
    download = waiting.value
    assert download.suggested_filename.endswith(".csv")
    text = Path(download.path()).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def then_every_record_is_about(code: str, records: list[dict[str, str]]) -> None:
    assert {record["area"] for record in records} == {code}


def indicator_rows(page: Page) -> list[tuple[str, str, float]]:
    """Period, group and value of each row in the table of published figures."""
    rows = page.get_by_role("table", name="Alle gepubliceerde cijfers").locator("tbody tr").all()
    return [
        (
            row.locator("th").inner_text(),
            GROUPS[row.locator("td").first.inner_text()],
            number(row.locator(".kr-value")),
        )
        for row in rows
    ]


def birth_rows(page: Page) -> set[tuple[str, float]]:
    """Year and births of each row in the table below the drawing."""
    page.get_by_text("Dezelfde cijfers als tabel", exact=True).click()
    rows = page.locator("details tbody tr").all()
    return {(row.locator("th").inner_text(), number(row.locator(".kr-value"))) for row in rows}


def theme_rows(page: Page) -> set[tuple[str, float]]:
    """Year and value of the place itself, of each measure that has one."""
    cells = page.locator('td[data-label="Haarlem"]:has(.kr-value)').all()
    return {
        (cell.locator("xpath=../td").first.inner_text(), number(cell.locator(".kr-value")))
        for cell in cells
    }


def number(value: Locator) -> float:
    """From the Dutch way of writing: 1.234,5 is 1234.5."""
    found = NUMBER.search(value.inner_text())
    assert found, value.inner_text()
    return float(found[0].replace(".", "").replace(",", "."))


def pair(record: dict[str, str]) -> tuple[str, float]:
    return record["period"], float(record["value"])
