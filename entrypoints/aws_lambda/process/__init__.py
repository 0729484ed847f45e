"""What lives as long as a function's process: settings, secrets, connections, the log."""
