"""The books: balanced double entries per currency (kernels.md, *Ledger*)."""
