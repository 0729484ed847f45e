"""What can be wrong with the settings of notifications."""


class NotificationTermsError(ValueError):
    """A setting that cannot be used. `path` is its key below `notifications.quiet_hours`."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem
