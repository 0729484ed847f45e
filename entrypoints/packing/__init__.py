"""Packs of cases, from the command line."""
