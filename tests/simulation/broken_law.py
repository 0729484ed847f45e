"""What was seen that must never happen."""

from attrs import define, field


@define
class BrokenLaws:
    """Collected where raising would be caught by the very code that is watched."""

    seen: list[str] = field(factory=list)

    def unless(self, holds: bool, told: str) -> None:
        if not holds:
            self.seen.append(told)
