"""What is raised where no token can be checked at all."""


class NoKeys(Exception):
    """The identity provider has told no keys yet, or none for too long to go on believing them."""
