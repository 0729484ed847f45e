"""Refunds of talent booked by the hour."""
