"""Answers remembered under the caller's own key, so that a repeated request acts once."""

from datetime import datetime
from typing import Any, Protocol

from attrs import frozen


@frozen(kw_only=True)
class Answer:
    """What `actor` was told under `key`; `asked_sha256` is the hash of what they asked."""

    actor: str
    key: str
    asked_sha256: str
    result: Any
    created_at: datetime


class Idempotency(Protocol):
    def find(self, *, actor: str, key: str) -> Answer | None: ...

    def remember(self, answer: Answer) -> None:
        """Committed with the effect; the flush raises DuplicateRow when the key is taken."""
        ...
