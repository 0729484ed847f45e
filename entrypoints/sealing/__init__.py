"""Sealing, proving and exporting the audit."""
