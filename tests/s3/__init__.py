"""How evidence and the audit's stream are kept in S3, on an emulator that enforces locks."""
