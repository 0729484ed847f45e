"""Deciding every stored refund again, to prove that the same comes out."""
