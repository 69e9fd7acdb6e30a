"""One line of money: columns on the shared axis of years, or on a phone a list of bars."""

from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import Board, Label
from kansrijk.reports.charts.letters import text_width
from kansrijk.reports.charts.money_data import Amount, MoneyLine, Sheet
from kansrijk.reports.charts.scales import Scale
from kansrijk.reports.charts.svg import NARROW_BELOW, line
from kansrijk.reports.charts.tokens import INK_SOFT, LINE_STRONG

#: Height of the columns of a line, and of a bar in the list.
_COLUMNS, _BAR = 76, 12

#: Years stand no further apart than this, however few there are.
_WIDEST = 80

#: Distance between years from which amounts are written in the ordinary size.
_ROOMY = 50


def has_room_for_columns(sheet: Sheet) -> bool:
    """Whether the years can stand beside each other under their columns."""
    _, pitch = _places(sheet)
    return sheet.width >= NARROW_BELOW and pitch > text_width("2030", sheet.size) + 2


def draw_columns(money_line: MoneyLine, top: float, sheet: Sheet) -> tuple[str, float]:
    """The row from ``top``; also the y where it ends. Amounts stand at the column ends.

    A row is as high as its own amounts need on the scale it shares.
    """
    size, places, pitch = sheet.size, *_places(sheet)
    small = size if pitch > _ROOMY else 13.5
    unit = _COLUMNS / sheet.chart.reach(money_line.scale)
    low, high = money_line.extremes
    zero = top + size * 1.3 + high * unit
    end = zero - low * unit + (size * 1.3 if low < 0 else 0)
    board = Board(Box(-size, top - size, sheet.width + size, end + size))
    parts = [_base(zero, money_line, places, pitch)]
    for amount in money_line.amounts:
        x, half = places[amount.year], min(26.0, pitch * 0.33)
        above, below = sorted((zero, zero - amount.million * unit))
        parts.append(sheet.shape(Box(x - half, above, x + half, below), money_line, amount))
        is_low = amount.million < 0
        number, y = sheet.words.shortest(amount.million), below + size if is_low else above - 5
        higher = (Label((number,), x, y - up, small, "middle", bold=True) for up in (0, 6, 12, 18))
        board.place(higher)
        when = Label((sheet.when(amount),), x, end + size * 1.3, size, "middle", fill=INK_SOFT)
        parts.append(when.svg())
    return "".join(parts) + board.svg(), end + size * 1.6


def _places(sheet: Sheet) -> tuple[dict[int | None, float], float]:
    """The middle of each year, of the structural column after them, and their distance."""
    years = sheet.chart.years
    apart = Label((sheet.words.structural,), 0, 0, sheet.size).width + 16
    pitch = min(_WIDEST, (sheet.width - apart) / max(1, len(years)))
    places: dict[int | None, float] = {y: (n + 0.5) * pitch for n, y in enumerate(years)}
    places[None] = sheet.width - apart / 2
    return places, pitch


def _base(y: float, money_line: MoneyLine, places: dict[int | None, float], pitch: float) -> str:
    """The zero line under all years, and another piece under what is structural."""
    years = [x for year, x in places.items() if year is not None]
    pieces = [(years[0] - pitch / 2, years[-1] + pitch / 2 - 8)] if years else []
    if any(amount.year is None for amount in money_line.amounts):
        pieces.append((places[None] - pitch / 2, places[None] + pitch / 2))
    return "".join(line(x, y, x2, y, stroke=INK_SOFT) for x, x2 in pieces)


def draw_bars(money_line: MoneyLine, top: float, sheet: Sheet) -> tuple[str, float]:
    """A bar per amount under each other from ``top``; also the y where the list ends."""
    size = sheet.size
    low, high = sheet.chart.extremes(money_line.scale)
    texts = [sheet.words.shortest(m) for m in (low, high)]
    room = max(Label((text,), 0, 0, size, bold=True).width for text in texts) + 10
    left = Label((sheet.words.structural,), 0, 0, size).width + 10
    start = left + (room if low < 0 else 0)
    along = Scale(low, high if low < high else 1, start, sheet.width - room)
    step = size * 1.55
    zero, end = along(0), top + step * len(money_line.amounts)
    parts = [line(zero, top, zero, end, stroke=LINE_STRONG)]
    for number, amount in enumerate(money_line.amounts):
        middle = top + step * (number + 0.5)
        parts.append(_bar(money_line, amount, middle, along, sheet))
    return "".join(parts), end


def _bar(money_line: MoneyLine, amount: Amount, y: float, along: Scale, sheet: Sheet) -> str:
    """Year, bar and amount on one line of the list."""
    size = sheet.size
    near, far = sorted((along(0), along(amount.million)))
    box = Box(near, y - _BAR / 2, far, y + _BAR / 2)
    beside, anchor = (near - 6, "end") if amount.million < 0 else (far + 6, "start")
    number = sheet.words.shortest(amount.million)
    return (
        Label((sheet.when(amount),), 2, y + size * 0.35, size, fill=INK_SOFT).svg()
        + sheet.shape(box, money_line, amount)
        + Label((number,), beside, y + size * 0.35, size, anchor, bold=True).svg()
    )
