"""Cases as JSON that the database itself writes, as an outline shows them."""
