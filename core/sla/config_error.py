"""What can be wrong with SLA settings: each problem says where it is and how to mend it."""


class SlaConfigError(ValueError):
    """A setting of the SLA clocks that cannot be used. `path` is the key in the policies file."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem

    def under(self, parent: str) -> "SlaConfigError":
        """The same problem, seen from the table that holds it."""
        return type(self)(f"{parent}.{self.path}", self.problem)


class OverlappingShiftsError(SlaConfigError):
    """Two shifts of one weekday share some time."""


class EmptyCalendarError(SlaConfigError):
    """A calendar that never opens, on which nothing would ever be due."""


class UnknownZoneError(SlaConfigError):
    """A time zone that the IANA database does not name."""
