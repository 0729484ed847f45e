"""What strangers build from the schema, with programs that strangers wrote."""
