"""Figures that their owners published, assembled from the reference files into one table."""
