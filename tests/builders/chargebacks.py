"""Chargebacks for tests."""

from datetime import timedelta
from typing import Any

from attrs import evolve

from core.chargebacks.chargeback import Answer, Chargeback, ChargebackStatus
from core.chargebacks.representment import Representment
from tests.builders.instants import MICROSECOND, NOON, minutes_later

DUE = NOON + timedelta(days=7)


def a_chargeback(chargeback_id: str = "scb_1", **changes: Any) -> Chargeback:
    """The dispute of the example order, just heard of on sca_1, but for `changes`."""
    chargeback = Chargeback(
        chargeback_id=chargeback_id,
        case_id="sca_1",
        order_id="ord_1001",
        charge_id="ch_1",
        processor_ref=f"dp_{chargeback_id}",
        currency="USD",
        amount_cents=10_000,
        reason_code="fraudulent",
        created_at=NOON,
        updated_at=NOON,
        due_at=DUE,
        submit_by=DUE - timedelta(hours=48),
        act_at=DUE - timedelta(hours=120),
    )
    return evolve(chargeback, **changes)


def a_chargeback_with_every_field() -> Chargeback:
    """Packed, drafted and staged, and on its way to the network."""
    return a_chargeback(
        status=ChargebackStatus.EVIDENCE_REQUESTED,
        inquiry=True,
        fee_cents=1_500,
        currency="EUR",
        updated_at=minutes_later(9) + MICROSECOND,
        reminded_at=minutes_later(1),
        evidence_key="support-packs/representment/sca_1/0.zip",
        evidence_version_id="v1",
        evidence_sha256="0" * 64,
        evidence_bytes=2**33,
        evidence_manifest_sha256="1" * 64,
        evidence_case_version=7,
        evidence_made_at=minutes_later(2),
        evidence_seen_at=minutes_later(3),
        evidence_file="file_1",
        representment=Representment(
            product_description="A day.\nÄ", explanation="They were there."
        ),
        drafted_by="usr_fay",
        drafted_at=minutes_later(4),
        missing=("customer_communication", "refund_policy"),
        staged_by="usr_fay",
        staged_at=minutes_later(5),
        answer=Answer.SUBMIT,
        submitted_by="usr_fin",
        submitted_at=minutes_later(6),
        accepted_by="usr_nobody",
        sent_at=minutes_later(6),
        asked=2,
        refusals=1,
        failure="invalid_request",
    )
