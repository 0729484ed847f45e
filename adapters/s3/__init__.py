"""Evidence and the audit's stream in S3, under Object Lock."""
