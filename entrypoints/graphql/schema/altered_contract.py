"""What is raised when the schema files would change the contract."""


class AlteredContract(Exception):
    """An element of the schema files does not fit the contract; the service must not start."""

    def __init__(self, *, element: str, problem: str) -> None:
        super().__init__(f"{element} {problem}")
        self.element = element
        self.problem = problem
