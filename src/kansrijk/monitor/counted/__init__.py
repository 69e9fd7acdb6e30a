"""Figures that were counted from records: judged, kept as Parquet, read back as a FigureTable."""
