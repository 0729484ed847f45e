"""Signatures with a key that never leaves AWS KMS."""
