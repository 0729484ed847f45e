"""A chargeback as a reader sees it."""

from datetime import datetime

from attrs import frozen

from core.chargebacks.representment import Representment


@frozen(kw_only=True)
class ChargebackView:
    """One chargeback; amounts in cents of `currency`, times in UTC."""

    chargeback_id: str
    case_id: str
    order_id: str
    charge_id: str
    processor_ref: str
    currency: str
    amount_cents: int
    fee_cents: int
    reason_code: str
    inquiry: bool
    status: str
    due_at: datetime | None
    submit_by: datetime | None
    act_at: datetime | None
    reminded_at: datetime | None
    evidence_key: str | None
    evidence_sha256: str | None
    evidence_bytes: int | None
    evidence_manifest_sha256: str | None
    evidence_case_version: int | None
    evidence_made_at: datetime | None
    evidence_file: str | None
    representment: Representment
    drafted_by: str | None
    drafted_at: datetime | None
    missing: tuple[str, ...]
    staged_by: str | None
    staged_at: datetime | None
    answer: str | None
    submitted_by: str | None
    submitted_at: datetime | None
    accepted_by: str | None
    failure: str | None
    created_at: datetime
    updated_at: datetime
    decided_at: datetime | None
