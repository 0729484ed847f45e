"""Chargebacks: heard of, answered with evidence, won or lost (domain.md, *Chargeback*)."""
