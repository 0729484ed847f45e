"""Refunds of milestone jobs."""
