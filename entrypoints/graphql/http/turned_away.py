"""What is raised for a request that never reaches GraphQL."""

from core.errors import Refusal


class TurnedAway(Exception):
    """Carries the HTTP status and the refusal to tell."""

    def __init__(self, refusal: Refusal, *, status: int) -> None:
        super().__init__(f"{status} {refusal.message}")
        self.refusal = refusal
        self.status = status
