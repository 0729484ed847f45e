"""PostgreSQL for a machine that has none running: found, initialised, started and stopped here."""
