"""What every audit stream does: in memory, in files, in S3."""
