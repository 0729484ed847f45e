"""How a refusal travels through the GraphQL executor, which only knows exceptions."""

from core.errors import Refusal


class Refused(Exception):
    """Carries a refusal from a resolver to the error formatter."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code.value)
        self.refusal = refusal
