"""Fetching tables of CBS StatLine over the network and keeping dated copies of them.

    result = fetch_table("37259ned", store=CopyStore(folder), web=Patience(UrllibTransport()))
    selection = select(rows_of_a_measure, store, netherlands())

The way of an answer: ``transport`` asks, ``patience`` asks again and follows the pages,
``v4`` and ``v3`` know the two dialects of StatLine, ``columns`` finds what the reference file
describes, ``copies`` keeps what came, ``fetch`` does all of it for one table, and ``selection``
makes of the newest copy an answer that the import door reads.
"""

from kansrijk.monitor.sources.statline_client.copies import Copy, CopyStore
from kansrijk.monitor.sources.statline_client.fetch import Fetched, Progress, described, fetch_table
from kansrijk.monitor.sources.statline_client.patience import Patience, StatlineError
from kansrijk.monitor.sources.statline_client.selection import Selection, select
from kansrijk.monitor.sources.statline_client.services import services
from kansrijk.monitor.sources.statline_client.transport import Reply, Transport, UrllibTransport

__all__ = [
    "Copy",
    "CopyStore",
    "Fetched",
    "Patience",
    "Progress",
    "Reply",
    "Selection",
    "StatlineError",
    "Transport",
    "UrllibTransport",
    "described",
    "fetch_table",
    "select",
    "services",
]
