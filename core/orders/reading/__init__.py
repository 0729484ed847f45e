"""Order snapshots read from JSON: every field checked, the first fault named by its path."""
