"""A request that was answered, in words of few values each."""

from enum import StrEnum
from typing import Final

from attrs import frozen

from core.errors import ErrorCode
from core.request import Role

FAULT: Final = 500
REFUSED: Final = 400
PATHS: Final = frozenset({"/", "/graphql", "/healthz", "/readyz", "/metrics", "/webhooks/stripe"})
METHODS: Final = frozenset({"GET", "POST", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"})
OTHER: Final = "other"


class Outcome(StrEnum):
    """OK: what was asked was done. REFUSED: for a reason that was told. FAILED: by our fault."""

    OK = "ok"
    REFUSED = "refused"
    FAILED = "failed"


@frozen(kw_only=True)
class Seen:
    """`operation` is a root field of the schema, or a path of ours."""

    operation: str
    method: str
    status: int
    seconds: float
    roles: tuple[Role, ...]
    codes: tuple[str, ...]
    correlation_id: str

    @property
    def outcome(self) -> Outcome:
        if self.status >= FAULT or ErrorCode.INTERNAL in self.codes:
            return Outcome.FAILED
        return Outcome.REFUSED if self.codes or self.status >= REFUSED else Outcome.OK


def method_of(method: str) -> str:
    """A method there is: clients may send any word."""
    return method if method in METHODS else OTHER


def place_of(path: str) -> str:
    """A path of ours; what else people type is nobody's business."""
    return path if path in PATHS else OTHER
