"""Money that went to providers, and how it comes back (domain.md, *Refund*, Transfer)."""
