"""What the timeline says of a chargeback, clocks included (core/sla/fold.py reads them)."""

from typing import Any

from core.cases.case import Case
from core.cases.status import DECIDED
from core.chargebacks.chargeback import Chargeback
from core.instants import write_instant
from core.timeline.event import Entry, EventType


def opened_entry(chargeback: Chargeback) -> Entry:
    """The case is due when the answer is; one that cannot be contested keeps its clock."""
    return _entry(EventType.CHARGEBACK_OPENED, chargeback, **_deadline_of(chargeback))


def due_entry(chargeback: Chargeback) -> Entry:
    """The network has set another deadline."""
    return _entry(EventType.CHARGEBACK_DUE, chargeback, **_deadline_of(chargeback))


def _deadline_of(chargeback: Chargeback) -> dict[str, Any]:
    due_at, submit_by = chargeback.due_at, chargeback.submit_by
    return {
        "due_at": None if due_at is None else write_instant(due_at),
        "sla_fixed_due_at": None if submit_by is None else write_instant(submit_by),
    }


def stitched_entry(chargeback: Chargeback, *, files: int) -> Entry:
    """The pack stands beside the case from here on, under its hash."""
    return _entry(
        EventType.EVIDENCE_STITCHED,
        chargeback,
        record="chargeback_pack",
        key=chargeback.evidence_key,
        sha256=chargeback.evidence_sha256,
        manifest_sha256=chargeback.evidence_manifest_sha256,
        case_version=chargeback.evidence_case_version,
        files=files,
    )


def represented_entry(chargeback: Chargeback) -> Entry:
    """The answer is given, so the clock is met."""
    return _entry(
        EventType.CHARGEBACK_REPRESENTED,
        chargeback,
        submitted_by=chargeback.submitted_by,
        manifest_sha256=chargeback.evidence_manifest_sha256,
        meets_resolution=True,
    )


def won_entry(chargeback: Chargeback, *, case: Case) -> Entry:
    return _entry(EventType.CHARGEBACK_WON, chargeback, **_clock_of(case))


def lost_entry(chargeback: Chargeback, *, case: Case) -> Entry:
    return _entry(
        EventType.CHARGEBACK_LOST,
        chargeback,
        accepted_by=chargeback.accepted_by,
        **_clock_of(case),
    )


def _clock_of(case: Case) -> dict[str, Any]:
    """The clock of a case that is not decided yet starts afresh, unless it waits for somebody."""
    return {
        "restarts_resolution": case.status not in DECIDED,
        "awaiting": case.awaiting and case.awaiting.value,
    }


def _entry(kind: EventType, chargeback: Chargeback, **more: Any) -> Entry:
    named = {
        "chargeback_id": chargeback.chargeback_id,
        "order_id": chargeback.order_id,
        "processor_ref": chargeback.processor_ref,
        "inquiry": chargeback.inquiry,
        "reason_code": chargeback.reason_code,
        "amount_cents": chargeback.amount_cents,
        "currency": chargeback.currency,
    }
    return Entry(kind, {**named, **more})
