"""The service over HTTP, a stock Ariadne server, and pgbench: `python -m tests.bench http`."""
