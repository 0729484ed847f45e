"""The contract, what extends it, and the words that explain both."""
