"""The fake Stripe as a server: its HTTP API, its webhooks, and the control of its world."""
