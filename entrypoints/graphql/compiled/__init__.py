"""Documents whose answers the store writes itself, past the executor that fits every document."""
