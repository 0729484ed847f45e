"""Credits to the buyer's wallet (domain.md, *Refund*, Goodwill)."""
