"""What people wrote, made fit to be shown."""
