"""What is too much is refused quickly, by the name of its limit."""
