"""Measurements, not tests: `python -m tests.bench` prints ratios and judges nothing."""
