"""What stands where words were taken away (domain.md, *Redaction*)."""

from hashlib import sha256

REDACTED = "[redacted]"
ERASED = "[erased]"


def hash_of(words: str) -> str:
    """The SHA-256 of a text in UTF-8, hex: what the timeline and the audit keep of it."""
    return sha256(words.encode()).hexdigest()
