"""Packages for AWS Lambda: each function with what it needs, byte for byte the same every time."""
