"""Kansrijk: the open platform for Kansrijke Start, the first 1,000 days of a child."""

__version__ = "0.1.0"
