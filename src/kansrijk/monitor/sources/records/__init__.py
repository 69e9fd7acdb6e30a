"""A delivery of records: a folder with a manifest and one Parquet or CSV file per table.

    with open_delivery(folder) as delivery:
        report = check_delivery(delivery)
        births = delivery.table("births", skip_faulty=True)  # an Ibis table

What the tables hold is data, in reference/data/records; docs/reference/levering.md is made of it.
"""

from kansrijk.monitor.sources.records.check import Progress, check_delivery
from kansrijk.monitor.sources.records.coverage import Coverage, OrganisationCoverage
from kansrijk.monitor.sources.records.delivery import Delivery, open_delivery
from kansrijk.monitor.sources.records.findings import Finding, Kind
from kansrijk.monitor.sources.records.manifest import Manifest
from kansrijk.monitor.sources.records.report import LeftOut, Report
from kansrijk.monitor.sources.records.schema import TableSchema, schemas

__all__ = [
    "Coverage",
    "Delivery",
    "Finding",
    "Kind",
    "LeftOut",
    "Manifest",
    "OrganisationCoverage",
    "Progress",
    "Report",
    "TableSchema",
    "check_delivery",
    "open_delivery",
    "schemas",
]
