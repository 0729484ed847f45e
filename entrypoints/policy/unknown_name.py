"""A version, preset or city that the policies do not have."""


class UnknownName(Exception):
    """The message is for the person who typed it, and says which there are."""
