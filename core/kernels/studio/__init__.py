"""Refunds of rented studios."""
