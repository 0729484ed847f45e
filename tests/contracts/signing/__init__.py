"""What every signer does: with a key of KMS, with one in a file."""
