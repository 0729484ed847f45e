"""The service as a company runs it: people sign in at an identity provider."""
