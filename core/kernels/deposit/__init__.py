"""What becomes of a deposit."""
