"""A year of cases for benchmarks and screenshots: stories played once, then stamped out."""
