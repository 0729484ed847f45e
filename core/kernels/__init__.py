"""Refund kernels: order leg, policy and facts in, decision out, nothing else (kernels.md).

A released version (`<name>/v1.py`) is never edited; a change is a new version beside it, so that
old decisions replay to the cent and to the word.
"""
