"""Refunds of tips."""
