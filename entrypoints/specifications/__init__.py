"""Product's specifications: their sentences, and what runs them (docs/adr/0009)."""
