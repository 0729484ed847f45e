"""What is wrong with one setting, before anybody knows in which file."""


class SettingFault(ValueError):
    """`problem` says how to mend it; `path` is where it stands within what was being read."""

    def __init__(self, problem: str, *, path: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.path = path
