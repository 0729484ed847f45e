"""What people wrote and swore to for a copyright claim, kept beside it (docs/adr/0015).

Names, ways to reach people and where their content is: a claim's row, the timeline, the audit
and announcements have none of it, so that it can be forgotten.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from attrs import evolve, frozen

from core.timeline.hidden_words import ERASED, hash_of


class WordsPart(StrEnum):
    """Whose words they are: the claimant's notice, the uploader's counter-notice, or what the
    claimant told of the court.
    """

    NOTICE = "notice"
    COUNTER_NOTICE = "counter_notice"
    COURT_ACTION = "court_action"


@frozen(kw_only=True)
class DmcaWords:
    """One part of a claim's words by name, with their SHA-256 (hex). Erased, the hashes stay."""

    claim_id: str
    case_id: str
    part: WordsPart
    words: Mapping[str, str]
    hashes: Mapping[str, str]
    erased_at: datetime | None = None
    version: int = 0

    @classmethod
    def of(
        cls, claim_id: str, case_id: str, part: WordsPart, words: Mapping[str, str]
    ) -> "DmcaWords":
        hashes = {name: hash_of(said) for name, said in words.items()}
        return cls(claim_id=claim_id, case_id=case_id, part=part, words=words, hashes=hashes)

    def erase(self, *, when: datetime) -> "DmcaWords":
        return evolve(self, words=dict.fromkeys(self.words, ERASED), erased_at=when)
