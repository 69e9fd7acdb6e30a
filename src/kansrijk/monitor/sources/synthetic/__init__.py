"""An invented country with records, made from a seed: to try, to test and to show, never real.

from kansrijk.monitor.sources.synthetic import Order, synthesize

synthesize(Order(births=5_000, first_year=2015, last_year=2024, seed=1), Path("OUT"))
"""

from kansrijk.monitor.sources.synthetic.delivery import Order, synthesize

__all__ = ["Order", "synthesize"]
