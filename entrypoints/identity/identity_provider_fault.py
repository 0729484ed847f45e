"""What is raised when the identity provider does not tell its keys."""


class IdentityProviderFault(Exception):
    """`url` was asked, and `problem` is why its answer cannot be used, in words for a log."""

    def __init__(self, *, url: str, problem: str) -> None:
        super().__init__(f"{url}: {problem}")
        self.url = url
        self.problem = problem
