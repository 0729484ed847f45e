"""What an erasure did on one case."""

from typing import Any

from attrs import frozen

from core.timeline.event import Entry, EventType


@frozen(kw_only=True)
class CaseErasure:
    """How many texts were erased; `kept` says why none could be yet (`open_dispute` …)."""

    case_id: str
    kept: str | None = None
    summary: bool = False
    messages: int = 0
    event_words: int = 0
    money_notes: int = 0
    file_names: int = 0
    claim_words: int = 0
    violation_reasons: int = 0
    representments: int = 0

    @property
    def texts(self) -> int:
        return sum(self.counted().values())

    def counted(self) -> dict[str, Any]:
        """What the audit and the timeline say of it: numbers alone."""
        return {
            "summary": self.summary,
            "messages": self.messages,
            "event_words": self.event_words,
            "money_notes": self.money_notes,
            "file_names": self.file_names,
            "claim_words": self.claim_words,
            "violation_reasons": self.violation_reasons,
            "representments": self.representments,
        }

    def entry(self, *, user_id: str, ground: str) -> Entry:
        """The stub on the timeline."""
        told = {"erased_for": user_id, "ground": ground, **self.counted()}
        return Entry(EventType.REDACTED, told)
