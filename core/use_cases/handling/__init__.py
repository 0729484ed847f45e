"""How commands and queries are handled: rights, reruns, audit (architecture.md)."""
