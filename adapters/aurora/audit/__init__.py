"""Sealing and proving the audit."""
