"""Counting: from the records of a delivery to whole numbers for every area, year and group.

    from kansrijk.monitor.counting.base import count_base
    from kansrijk.monitor.counting.rollup import roll_up
    from kansrijk.monitor.sources.records import open_delivery

    with open_delivery(folder) as delivery:
        base = count_base(delivery, edition=2025)
        cells = roll_up(base, delivery.areas, inhabitants)

How an indicator is counted stands in kansrijk.monitor.indicators, one file each.
"""
