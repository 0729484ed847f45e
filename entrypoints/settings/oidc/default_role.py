"""What a token may do that names no role of ours."""

from enum import StrEnum

from core.request import Role


class DefaultRole(StrEnum):
    """Nothing, or what a case's own people may: a staff role is never had by default."""

    NONE = "none"
    PARTICIPANT = "participant"

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset() if self is DefaultRole.NONE else frozenset({Role.PARTICIPANT})
