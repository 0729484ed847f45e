"""What a sweep goes round, a file for each thing it is about."""
