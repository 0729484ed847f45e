"""Events on their way to the URLs that asked for them: signed, in order, and tried again."""
