"""Deposits: claimed, captured, released (domain.md, *Deposit claim*)."""
