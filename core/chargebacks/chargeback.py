"""A chargeback (`scb_…`): what we do about a dispute of a cardholder (domain.md, *Chargeback*)."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from attrs import evolve, field, frozen

from core.chargebacks.representment import Representment
from core.disputes.dispute import Dispute


class ChargebackStatus(StrEnum):
    NOTIFIED = "notified"
    EVIDENCE_REQUESTED = "evidence_requested"
    REPRESENTED = "represented"
    WON = "won"
    LOST = "lost"


class Answer(StrEnum):
    """What was asked of the processor, and is on its way until it says what became of it."""

    SUBMIT = "submit"
    ACCEPT = "accept"


SUCCESSORS: Mapping[ChargebackStatus, frozenset[ChargebackStatus]] = {
    ChargebackStatus.NOTIFIED: frozenset(
        {
            ChargebackStatus.EVIDENCE_REQUESTED,
            ChargebackStatus.REPRESENTED,
            ChargebackStatus.WON,
            ChargebackStatus.LOST,
        }
    ),
    ChargebackStatus.EVIDENCE_REQUESTED: frozenset(
        {ChargebackStatus.REPRESENTED, ChargebackStatus.WON, ChargebackStatus.LOST}
    ),
    # An inquiry that was answered may still become a chargeback, which wants its own answer.
    ChargebackStatus.REPRESENTED: frozenset(
        {ChargebackStatus.EVIDENCE_REQUESTED, ChargebackStatus.WON, ChargebackStatus.LOST}
    ),
    # And so may one that was closed.
    ChargebackStatus.WON: frozenset({ChargebackStatus.EVIDENCE_REQUESTED}),
    ChargebackStatus.LOST: frozenset(),
}
MOST_REFUSALS = 3
"""After so many a person has to look, and nothing goes out by itself any more."""
DECIDED = frozenset({ChargebackStatus.WON, ChargebackStatus.LOST})


@frozen(kw_only=True)
class Chargeback:
    """One per dispute (`dp_…`) of the processor. Cents of `currency`, times in UTC.

    `due_at` is the network's deadline, None where it hears nobody; `submit_by` is that less our
    margin. `act_at` is when the Support Center acts by itself, or asks again about `answer`, which
    is what was asked of the processor; `sent_at` is when it was first asked, `refusals` how often
    the processor definitely said no. What the network is shown stands in `representment`, in the
    file (`file_…`) that goes with it and in the pack in the store of files (`evidence_…`);
    `staged_at` is set while the processor keeps exactly that. `missing` is what policy wants yet.
    """

    chargeback_id: str
    case_id: str
    order_id: str
    charge_id: str
    processor_ref: str
    currency: str
    amount_cents: int
    reason_code: str
    created_at: datetime
    updated_at: datetime
    status: ChargebackStatus = ChargebackStatus.NOTIFIED
    inquiry: bool = False
    fee_cents: int = 0
    due_at: datetime | None = None
    submit_by: datetime | None = None
    act_at: datetime | None = None
    reminded_at: datetime | None = None
    evidence_key: str | None = None
    evidence_version_id: str | None = None
    evidence_sha256: str | None = None
    evidence_bytes: int | None = None
    evidence_manifest_sha256: str | None = None
    evidence_case_version: int | None = None
    evidence_made_at: datetime | None = None
    evidence_seen_at: datetime | None = None
    evidence_file: str | None = None
    representment: Representment = field(factory=Representment)
    drafted_by: str | None = None
    drafted_at: datetime | None = None
    missing: tuple[str, ...] = ()
    staged_by: str | None = None
    staged_at: datetime | None = None
    answer: Answer | None = None
    submitted_by: str | None = None
    submitted_at: datetime | None = None
    accepted_by: str | None = None
    sent_at: datetime | None = None
    asked: int = 0
    refusals: int = 0
    failure: str | None = None
    decided_at: datetime | None = None
    version: int = 0

    @property
    def answer_key(self) -> str:
        """The idempotency key of what is asked: the same however often it is asked. An inquiry
        and the chargeback it becomes are answered once each; a refused answer is over.
        """
        stage = "inquiry" if self.inquiry else "chargeback"
        return f"{self.chargeback_id}:{self.answer}:{stage}:{self.refusals}"

    @property
    def is_open(self) -> bool:
        return self.status not in DECIDED

    def wakes_with(self, dispute: Dispute) -> bool:
        """The network takes up what it only asked about, and had closed."""
        return not self.is_open and self.inquiry and not dispute.is_inquiry

    @property
    def awaits_evidence(self) -> bool:
        """Nothing was sent to the network yet, and nothing is on its way."""
        waiting = self.status in (ChargebackStatus.NOTIFIED, ChargebackStatus.EVIDENCE_REQUESTED)
        return waiting and self.answer is None

    @property
    def is_ready(self) -> bool:
        """All that policy wants is there, and the processor keeps it and has not refused it yet
        again and again.
        """
        complete = self.evidence_made_at is not None and not self.missing
        return complete and self.staged_at is not None and self.refusals < MOST_REFUSALS

    def is_overdue(self, when: datetime) -> bool:
        """The network hears nobody after its deadline; at the deadline itself it still does."""
        return self.due_at is not None and when > self.due_at

    def to(self, status: ChargebackStatus, *, when: datetime, **changes: Any) -> "Chargeback":
        """Raises ValueError for a move its states do not know."""
        if status not in SUCCESSORS[self.status]:
            raise ValueError(f"a {self.status} chargeback cannot become {status}")
        return self.changed(when=when, status=status, **changes)

    def changed(self, *, when: datetime, **changes: Any) -> "Chargeback":
        return evolve(self, updated_at=when, **changes)
