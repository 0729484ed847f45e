"""What is wrong with one setting, before anybody knows in which file."""


class SettingFault(ValueError):
    """`problem` says what is wrong, `path` where it stands within what was being read.

    `hint` is a sentence about how to mend it, empty where the problem says so already.
    """

    def __init__(self, problem: str, *, path: str = "", hint: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.path = path
        self.hint = hint

    def under(self, parent: str) -> "SettingFault":
        """The same fault, seen from what holds it at `parent`."""
        path = f"{parent}.{self.path}" if parent and self.path else parent or self.path
        return SettingFault(self.problem, path=path, hint=self.hint)

    def __str__(self) -> str:
        told = f"{self.problem}. {self.hint}" if self.hint else self.problem
        return f"{self.path}: {told}" if self.path else told
