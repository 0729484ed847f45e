"""Proving the audit: rows against chain against the stream's objects (reliability.md 22, 23)."""
