"""The closing lines of `start.py test`: nothing that failed or was left out may go unseen."""

from pathlib import Path

import pytest

from tools.run_tests import Totals

RESULTS = """<testsuites><testsuite>
<testcase name="a"/>
<testcase name="b"><failure message="no"/></testcase>
<testcase name="c"><error message="no"/></testcase>
<testcase name="d"><skipped message="niet getoetst: Chromium (axe): apt-get install chromium"/></testcase>
<testcase name="e"><skipped message="needs a second computer"/></testcase>
</testsuite></testsuites>"""  # noqa: E501


@pytest.fixture
def results(tmp_path: Path) -> Path:
    path = tmp_path / "results.xml"
    path.write_text(RESULTS, encoding="utf-8")
    return path


def test_totals_name_every_reason_once_as_the_last_lines(results: Path) -> None:
    totals = Totals()
    totals.add(results)
    totals.add(results)
    assert str(totals).splitlines() == [
        "2 passed, 4 failed, 4 skipped",
        "niet getoetst: Chromium (axe): apt-get install chromium",
        "niet getoetst: needs a second computer",
    ]


def test_a_run_that_broke_without_results_counts_as_failed(tmp_path: Path) -> None:
    totals = Totals()
    totals.add(tmp_path / "absent.xml")
    assert totals.failed == 1
