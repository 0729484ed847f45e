"""Who may come through the HTTP door, from where, and how often."""
