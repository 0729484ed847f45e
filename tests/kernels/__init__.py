"""Refund kernels: every boundary, to the cent."""
