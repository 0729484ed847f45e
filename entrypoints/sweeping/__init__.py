"""The sweep as it is run from the command line."""
