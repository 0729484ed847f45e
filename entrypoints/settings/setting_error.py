"""A setting that cannot be used."""


class SettingError(Exception):
    """`name` is the environment variable or option; `problem` says what to write instead.

    Neither ever holds the value, which may be a secret.
    """

    def __init__(self, *, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}")
        self.name = name
        self.problem = problem
