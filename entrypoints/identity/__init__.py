"""Who is asking: signed tokens, verified (domain.md, *Who may do what*)."""
