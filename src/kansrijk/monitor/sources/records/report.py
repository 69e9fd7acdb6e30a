"""What a check of a delivery found: faults, coverage, and what a count would leave out."""

from dataclasses import asdict, dataclass
from itertools import chain
from typing import Any

from kansrijk.errors import Fault, TableError, UserError
from kansrijk.monitor.sources.records.coverage import Coverage
from kansrijk.monitor.sources.records.findings import Finding


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows with a fault, of one organisation and year; None where that is not known."""

    table: str
    organisation: str | None
    year: int | None
    rows: int


@dataclass(frozen=True)
class Report:
    """The outcome of a check. Rows in ``left_out`` are what ``skip_faulty`` leaves out."""

    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]
    left_out: tuple[LeftOut, ...]
    absent: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """Whether there is no fault at all."""
        return not self.findings

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The faults that are written out."""
        return tuple(chain.from_iterable(finding.faults for finding in self.findings))

    @property
    def fault_count(self) -> int:
        """All faults, those that are not written out included."""
        return sum(finding.count for finding in self.findings)

    def raise_faults(self) -> None:
        """Refuse a delivery with faults: raises UserError."""
        if self.findings:
            faults = "1 fout" if self.fault_count == 1 else f"{self.fault_count} fouten"
            raise UserError(
                f"De levering heeft {faults}. De eerste:\n"
                f"{TableError(self.faults)}\n"
                "Zie alles met: kansrijk monitor check MAP. Laat foute rijen weg met --skip-faulty."
            )

    def as_record(self) -> dict[str, Any]:
        """For a machine: numbers, text and lists only."""
        return {
            "good": self.is_good,
            "fault_count": self.fault_count,
            "findings": [asdict(finding) for finding in self.findings],
            "coverage": [coverage.as_record() for coverage in self.coverage],
            "left_out": [asdict(rows) for rows in self.left_out],
            "absent_tables": list(self.absent),
        }
