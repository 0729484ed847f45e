"""What is raised for a document that the executor has to answer."""


class NotCovered(Exception):
    """Nothing is wrong with it: it selects, or asks, what has no compiled form."""
