"""The stack that the functions are put up with (entrypoints/aws_lambda/stack)."""
