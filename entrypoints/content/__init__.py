"""Whoever serves content, as the settings name them."""
