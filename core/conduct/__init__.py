"""What a person did against the rules, and what it led to (domain.md, *DMCA*, the ladder)."""
