"""What one caller may ask of the service, at once and in a minute (reliability.md 26)."""
