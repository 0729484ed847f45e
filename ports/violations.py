"""Violations of the rules as stored."""

from typing import Protocol

from core.conduct.violation import Violation


class Violations(Protocol):
    def get(self, violation_id: str) -> Violation | None: ...

    def of_case(self, case_id: str) -> tuple[Violation, ...]:
        """Oldest first."""
        ...

    def of_user(self, user_id: str) -> tuple[Violation, ...]:
        """Of whatever case, oldest first."""
        ...

    def add(self, violation: Violation) -> None: ...

    def save(self, violation: Violation) -> None:
        """A changed violation; the flush raises StaleRow unless its version is the one read."""
        ...
