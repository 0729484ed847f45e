"""The identity provider whose tokens are believed (domain.md, *Who may do what*)."""
