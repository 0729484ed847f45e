"""Forgetting a person, from the command line."""
