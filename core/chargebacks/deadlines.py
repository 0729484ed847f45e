"""The instants of a chargeback, all counted back from the network's deadline."""

from datetime import datetime, timedelta

from attrs import frozen

from core.chargebacks.chargeback import Chargeback
from core.chargebacks.terms import ChargebackTerms
from core.errors import ErrorCode, Refusal
from core.instants import write_instant

LOOK_AGAIN = timedelta(hours=1)
"""How often what is incomplete is looked at again once it should have gone out."""
JUST_AFTER = timedelta(microseconds=1)


@frozen(kw_only=True)
class Deadlines:
    """UTC; `due_at` is the network's own."""

    remind_at: datetime
    automatic_at: datetime
    submit_by: datetime
    due_at: datetime

    @classmethod
    def of(cls, due_at: datetime, terms: ChargebackTerms) -> "Deadlines":
        submit_by = due_at - terms.margin
        return cls(
            remind_at=submit_by - terms.remind_before,
            automatic_at=submit_by - terms.automatic_before,
            submit_by=submit_by,
            due_at=due_at,
        )

    def look_again_at(self, when: datetime) -> datetime | None:
        """When what could not go out by itself is looked at next; once after the deadline, so
        that it is said that it passed.
        """
        after = self.due_at + JUST_AFTER
        return None if when >= after else min(when + LOOK_AGAIN, after)


def forbids_answer(chargeback: Chargeback, *, when: datetime) -> Refusal | None:
    """NOT_ACTIVE or CHARGEBACK_DEADLINE_PASSED for what takes no evidence (reliability.md 11)."""
    return _over(chargeback) or _deaf(chargeback) or _too_late(chargeback, when)


def forbids_accepting(chargeback: Chargeback) -> Refusal | None:
    """NOT_ACTIVE for what cannot be conceded: an inquiry took no money that could be left."""
    over = _over(chargeback)
    if over is not None or not chargeback.inquiry:
        return over
    return _not_active(
        "An inquiry took no money, so there is nothing to concede.",
        "Answer it with evidence, or refund the order.",
    )


def _over(chargeback: Chargeback) -> Refusal | None:
    if not chargeback.is_open:
        return _not_active(
            f"This chargeback is {chargeback.status}.", "Nothing more can be said about it."
        )
    if not chargeback.awaits_evidence:
        return _not_active(
            "This chargeback was answered already; an answer is given once.",
            "Wait for the network's decision; the case shows what was sent.",
        )
    return None


def _deaf(chargeback: Chargeback) -> Refusal | None:
    if chargeback.due_at is not None:
        return None
    return _not_active(
        "The network takes no evidence on this dispute; it cannot be contested.",
        "Accept it, or wait for the network's decision.",
    )


def _too_late(chargeback: Chargeback, when: datetime) -> Refusal | None:
    if chargeback.due_at is None or not chargeback.is_overdue(when):
        return None
    return Refusal(
        code=ErrorCode.CHARGEBACK_DEADLINE_PASSED,
        field="chargebackId",
        message=f"The network took evidence until {write_instant(chargeback.due_at)}.",
        hint="Nothing can be sent any more; wait for the network's decision.",
    )


def _not_active(message: str, hint: str) -> Refusal:
    return Refusal(code=ErrorCode.NOT_ACTIVE, field="chargebackId", message=message, hint=hint)
