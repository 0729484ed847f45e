"""Work that waits for a person (reliability.md 6)."""
