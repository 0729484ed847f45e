"""Copyright claims as stored, and their words beside them."""

from datetime import datetime
from typing import Protocol

from core.dmca.claim import DmcaClaim
from core.dmca.words import DmcaWords


class DmcaClaims(Protocol):
    def get(self, claim_id: str) -> DmcaClaim | None: ...

    def of_case(self, case_id: str) -> tuple[DmcaClaim, ...]:
        """Oldest first."""
        ...

    def of_uploader(self, creator_id: str) -> tuple[DmcaClaim, ...]:
        """Of whatever case, oldest first."""
        ...

    def to_send(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        """Ids of claims whose `send_again_at` has come, the longest overdue first."""
        ...

    def to_restore(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        """Ids of countered claims whose window has begun and whose content is not ordered back,
        the earliest window first.
        """
        ...

    def overdue(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        """Ids of countered claims whose window is over without the content being back, and which
        nobody was alarmed about; the earliest window first.
        """
        ...

    def add(self, claim: DmcaClaim) -> None: ...

    def save(self, claim: DmcaClaim) -> None:
        """A changed claim; the flush raises StaleRow unless its version is the one read."""
        ...

    def words(self, case_id: str) -> tuple[DmcaWords, ...]:
        """Of every claim on the case, by claim and part."""
        ...

    def add_words(self, words: DmcaWords) -> None: ...

    def save_words(self, words: DmcaWords) -> None:
        """Words may be erased and nothing else; guarded by the version that was read."""
        ...
