"""Refunds of subscriptions."""
