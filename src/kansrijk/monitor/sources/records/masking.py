"""What of a cell may stand in a message.

A key points at a person, and free text may name one. A message shows enough to recognise the
cell in the file that the deliverer has, and no more.
"""

import re

from kansrijk.monitor.sources.faults import printable
from kansrijk.reference.tables.records import RecordColumn

#: Shorter keys would be given away by their first letters.
_LEAST_KEY = 8
_SHOWN_OF_KEY = 2
#: Words like "onbekend" and wrong dates fit; names with addresses do not.
_MOST_SHOWN = 12
_CODE = re.compile(r"[A-Z]{2}\d{2,4}")
_NUMBER = re.compile(r"[+-]?[\d.,]{1,8}")
#: A citizen service number has nine digits, a telephone number ten.
_PERSONAL_NUMBER = re.compile(r"\d{9}")


def shown(column: RecordColumn, stored: str | None) -> str:
    """The cell between quotes, masked where it may point at a person."""
    text = printable(stored or "")
    if column.type == "key":
        start = text[:_SHOWN_OF_KEY] if len(text) >= _LEAST_KEY else ""
        return f"'{start}…'"
    if column.type == "code" and not (_CODE.fullmatch(text) or _NUMBER.fullmatch(text)):
        return f"'{text[:_SHOWN_OF_KEY]}…'"
    if len(text) > _MOST_SHOWN or _PERSONAL_NUMBER.search(text):
        return f"'{text[:_SHOWN_OF_KEY]}…'"
    return f"'{text}'"
