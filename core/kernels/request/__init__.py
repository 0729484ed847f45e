"""Refunds of content made on request."""
