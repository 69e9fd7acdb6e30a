"""What the money chart draws: source lines with amounts per year."""

from dataclasses import dataclass

from kansrijk.reports.charts.column_marks import column_shape
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.words import Words


@dataclass(frozen=True, slots=True)
class Amount:
    """Millions of euros in a year; without a year it is structural: every year from then on."""

    year: int | None
    million: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyLine:
    """A source line. Lines with the same ``scale`` are drawn to one scale and may be compared."""

    name: str
    amounts: tuple[Amount, ...]
    holds_more: bool = False
    scale: str = ""

    @property
    def extremes(self) -> tuple[float, float]:
        """The lowest and highest amount, zero included."""
        known = [amount.million for amount in self.amounts]
        return min([0.0, *known]), max([0.0, *known])


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyChart:
    """Lines in the order they are drawn, and the sentence read aloud."""

    label: str
    lines: tuple[MoneyLine, ...]

    @property
    def years(self) -> list[int]:
        """Every year from the first to the last amount of any line."""
        seen = [a.year for li in self.lines for a in li.amounts if a.year is not None]
        return list(range(min(seen), max(seen) + 1)) if seen else []

    def extremes(self, scale: str) -> tuple[float, float]:
        """The lowest and highest amount of the lines of a scale, zero included."""
        pairs = [money_line.extremes for money_line in self.lines if money_line.scale == scale]
        return min(low for low, _ in pairs), max(high for _, high in pairs)

    def reach(self, scale: str) -> float:
        """The amount that is furthest from zero on a scale; 1 when there is none."""
        low, high = self.extremes(scale)
        return max(high, -low) or 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What each row of the chart is drawn with."""

    chart: MoneyChart
    width: int
    size: float
    words: Words
    prefix: str

    def shape(self, box: Box, money_line: MoneyLine, amount: Amount) -> str:
        """The column or bar of an amount, with its year and size as title."""
        title = f"{self.when(amount)}: {self.words.shortest(amount.million)}"
        if box.width == 0 or box.height == 0:
            box = box.grown(1.5)
        return column_shape(box, self.prefix, title, estimated=money_line.holds_more)

    def when(self, amount: Amount) -> str:
        """The year of an amount, or the word for every year."""
        return self.words.structural if amount.year is None else str(amount.year)
