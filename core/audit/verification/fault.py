"""What the verifier names, and where."""

from enum import StrEnum
from typing import Any

from attrs import frozen


class FaultKind(StrEnum):
    """In which way something is not as it was sealed."""

    ALTERED = "altered"
    DELETED = "deleted"
    SWAPPED = "swapped"
    INSERTED = "inserted"
    DUPLICATED = "duplicated"
    FORKED = "forked"
    TRUNCATED = "truncated"
    EXTRA_VERSION = "extra version"
    DELETE_MARKER = "delete marker"
    MISSING_OBJECT = "missing object"
    WRONG_SIGNATURE = "wrong signature"
    HEAD_BEHIND = "head behind"
    HEAD_AHEAD = "head ahead"
    UNREADABLE = "unreadable"
    NEVER_SEALED = "never sealed"


@frozen(kw_only=True)
class AuditFault:
    """One of them at its position: the number in the chain, the entry, the object, as known."""

    kind: FaultKind
    problem: str
    number: int | None = None
    audit_id: str | None = None
    key: str | None = None
    version_id: str | None = None

    def __str__(self) -> str:
        number = None if self.number is None else f"number {self.number}"
        version = None if self.version_id is None else f"version {self.version_id}"
        position = " ".join(
            part for part in (number, self.audit_id, self.key, version) if part is not None
        )
        return f"{position} {self.kind}: {self.problem}".lstrip()

    @property
    def told(self) -> dict[str, Any]:
        """As JSON tells it."""
        return {
            "fault": self.kind.value,
            "number": self.number,
            "audit_id": self.audit_id,
            "key": self.key,
            "version_id": self.version_id,
            "problem": self.problem,
        }
