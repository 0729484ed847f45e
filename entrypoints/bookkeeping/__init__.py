"""Proving and exporting the books."""
