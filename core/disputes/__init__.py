"""A cardholder's dispute as the processor tells it (domain.md, *Chargeback*)."""
