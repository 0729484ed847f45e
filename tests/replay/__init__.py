"""Lines of the replay, and stored decisions that are decided again."""
