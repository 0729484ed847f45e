"""What every evidence store does: in memory, in files, in S3."""
