"""Claims on deposits in memory."""

from collections.abc import Iterable
from datetime import datetime
from threading import RLock

from attrs import frozen

from adapters.memory.case_checks import names_a_case
from adapters.memory.check import Check
from adapters.memory.overdue import longest_overdue
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from core.cases.case import Case
from core.deposits.claim import ClaimStatus, DepositClaim

SETTLED = (ClaimStatus.CAPTURED, ClaimStatus.FAILED)
CHECKS: tuple[Check[DepositClaim], ...] = (
    Check(
        "amount_cents is above 0 and at most what was authorized",
        lambda _, claim: 0 < claim.amount_cents <= claim.authorized_cents,
    ),
    Check("nobody approves their own claim", lambda _, claim: claim.approved_by != claim.filed_by),
    Check(
        "settled_at is set exactly once it is captured or failed",
        lambda _, claim: (claim.status in SETTLED) == (claim.settled_at is not None),
    ),
    Check("asked is not negative", lambda _, claim: claim.asked >= 0),
)


@frozen(eq=False)
class MemoryDepositClaims:
    """ports/deposit_claims.py over a table in memory."""

    _table: Table[DepositClaim]
    _pending: PendingWrites

    def get(self, claim_id: str) -> DepositClaim | None:
        return self._table.get(claim_id)

    def of_case(self, case_id: str) -> tuple[DepositClaim, ...]:
        return oldest_first(self._table.group("case", case_id))

    def of_order(self, order_id: str) -> tuple[DepositClaim, ...]:
        return oldest_first(self._table.group("order", order_id))

    def to_ask(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        return longest_overdue(
            (claim for claim in self._table.all() if claim.status is ClaimStatus.APPROVED),
            due_at=lambda claim: claim.ask_again_at,
            id_of=lambda claim: claim.claim_id,
            now=now,
            limit=limit,
        )

    def add(self, claim: DepositClaim) -> None:
        self._pending.insert(self._table, claim)

    def save(self, claim: DepositClaim) -> None:
        self._pending.replace(self._table, claim)


def oldest_first(claims: Iterable[DepositClaim]) -> tuple[DepositClaim, ...]:
    return tuple(sorted(claims, key=lambda claim: (claim.created_at, claim.claim_id)))


def claim_table(lock: RLock, cases: Table[Case]) -> Table[DepositClaim]:
    return Table(
        kind="deposit_claim",
        lock=lock,
        key_of=lambda claim: (claim.claim_id,),
        groups_of={
            "case": lambda claim: (claim.case_id,),
            "order": lambda claim: (claim.order_id,),
        },
        unique={"deposit": lambda claim: (claim.payment_intent,) if claim.is_open else None},
        checks=(*CHECKS, names_a_case(cases, lambda claim: (claim.case_id,))),
    )
