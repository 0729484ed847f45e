"""Where files and the audit's stream are kept, chosen by the settings."""
