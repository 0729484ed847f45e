"""Splitting what comes back over the four components."""
