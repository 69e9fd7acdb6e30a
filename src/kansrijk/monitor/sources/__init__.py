"""Tables from outside, read as checked rows or refused as a whole.

    from kansrijk.monitor.sources import ValueRule, read_published_table

The way of a file: ``files`` guards the door (kind, size, damage), ``csv_tables``, ``xlsx_tables``
and ``statline`` read, ``columns`` finds what each column is, ``cells`` understands one cell,
``checks`` judges the rows and ``parts`` how value, numerator and denominator hang together.
"""

from kansrijk.monitor.sources.published import read_published_table
from kansrijk.monitor.sources.rows import AreaResolver, OutsideRow, ValueRule

__all__ = ["AreaResolver", "OutsideRow", "ValueRule", "read_published_table"]
