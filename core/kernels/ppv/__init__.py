"""Refunds of pay-per-view content."""
