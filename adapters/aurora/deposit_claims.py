"""Claims on deposits in the database."""

from datetime import datetime

from attrs import asdict, frozen
from sqlalchemy import BigInteger, Column, Integer, Table, Text, bindparam, select

from adapters.aurora.in_utc import in_utc
from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.question import Question
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.deposits.claim import ClaimStatus, DepositClaim

CLAIM = Table(
    "deposit_claim",
    SCHEMA,
    Column("claim_id", Text, primary_key=True),
    Column("case_id", Text),
    Column("order_id", Text),
    Column("leg_id", Text),
    Column("studio_id", Text),
    Column("payment_intent", Text),
    Column("status", Text),
    Column("amount_cents", Integer),
    Column("authorized_cents", Integer),
    Column("currency", Text),
    Column("reason", Text),
    Column("filed_by", Text),
    Column("approved_by", Text),
    Column("processor_ref", Text),
    Column("failure", Text),
    Column("created_at", INSTANT),
    Column("updated_at", INSTANT),
    Column("decided_at", INSTANT),
    Column("settled_at", INSTANT),
    Column("version", BigInteger),
    Column("sent_at", INSTANT),
    Column("asked", Integer),
    Column("ask_again_at", INSTANT),
)
_BY_AGE = select(CLAIM).order_by(CLAIM.c.created_at, CLAIM.c.claim_id)
_GET = select(CLAIM).where(CLAIM.c.claim_id == bindparam("claim_id"))
_OF_CASE = _BY_AGE.where(CLAIM.c.case_id == bindparam("case_id"))
_OF_ORDER = _BY_AGE.where(CLAIM.c.order_id == bindparam("order_id"))
_TO_ASK = (
    select(CLAIM.c.claim_id)
    .where(CLAIM.c.status == ClaimStatus.APPROVED.value)
    .where(CLAIM.c.ask_again_at <= bindparam("now", type_=INSTANT))
    .order_by(CLAIM.c.ask_again_at, CLAIM.c.claim_id)
    .limit(bindparam("most", type_=Integer))
)
_INSERT = insertion(CLAIM)
_UPDATE = guarded_update(CLAIM)


@frozen(eq=False)
class AuroraDepositClaims:
    """ports/deposit_claims.py over sup.deposit_claim."""

    _session: Session
    _pending: PendingWrites

    def get(self, claim_id: str) -> DepositClaim | None:
        row = self._session.row(_GET, claim_id=claim_id)
        return None if row is None else claim_from_row(row)

    def of_case(self, case_id: str) -> tuple[DepositClaim, ...]:
        return tuple(map(claim_from_row, self._session.rows(_OF_CASE, case_id=case_id)))

    def asking_for(self, order_id: str) -> Question:
        """What `of_order` asks."""
        return Question.of(_OF_ORDER, {"order_id": order_id})

    def of_order(self, order_id: str) -> tuple[DepositClaim, ...]:
        return tuple(map(claim_from_row, self._session.rows(_OF_ORDER, order_id=order_id)))

    def to_ask(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        rows = self._session.rows(_TO_ASK, now=now, most=limit)
        return tuple(row["claim_id"] for row in rows)

    def add(self, claim: DepositClaim) -> None:
        row, key = claim_to_row(claim), (claim.claim_id,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_MONEY, kind="deposit_claim", key=key)

    def save(self, claim: DepositClaim) -> None:
        row, key = claim_to_row(claim), {"claim_id": claim.claim_id}
        self._pending.replace(_UPDATE, row, turn=Turn.CLAIM, kind="deposit_claim", key=key)


def claim_to_row(claim: DepositClaim) -> Row:
    return {**asdict(claim), "status": claim.status.value}


def claim_from_row(row: Row) -> DepositClaim:
    return DepositClaim(**{**in_utc(row), "status": ClaimStatus(row["status"])})
