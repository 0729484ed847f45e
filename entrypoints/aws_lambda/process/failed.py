"""What Lambda is told of an invocation that did not do what it was called for."""


class InvocationFailed(Exception):
    """Whoever called tries again, and in the end puts the event aside; the log has the cause.

    What Lambda writes down of it is this text alone.
    """

    def __init__(self, *, function: str, problem: str) -> None:
        super().__init__(f"{function}: {problem}")
        self.function = function
        self.problem = problem
