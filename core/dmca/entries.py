"""What the timeline says of a copyright claim: ids, codes and times, and no word of anybody."""

from typing import Any

from core.dmca.claim import DmcaClaim
from core.dmca.words import DmcaWords
from core.instants import write_instant
from core.timeline.event import Entry, EventType


def received_entry(claim: DmcaClaim, words: DmcaWords) -> Entry:
    return _entry(
        EventType.DMCA_CLAIM,
        claim,
        notice_sha256=dict(words.hashes),
        upheld_claims=claim.upheld_claims,
        repeat_offender=claim.repeat_offender,
    )


def hidden_entry(claim: DmcaClaim) -> Entry:
    return _entry(EventType.DMCA_HIDE, claim, order_number=claim.order_number)


def notified_entry(claim: DmcaClaim) -> Entry:
    return _entry(EventType.DMCA_UPLOADER_NOTIFIED, claim)


def counter_notice_entry(claim: DmcaClaim, words: DmcaWords) -> Entry:
    window = claim.window
    told = {
        "not_before": window and write_instant(window.not_before),
        "not_after": window and write_instant(window.not_after),
    }
    return _entry(
        EventType.DMCA_COUNTER_NOTICE, claim, counter_notice_sha256=dict(words.hashes), **told
    )


def court_action_entry(claim: DmcaClaim, words: DmcaWords) -> Entry:
    return _entry(EventType.DMCA_COURT_ACTION, claim, court_action_sha256=dict(words.hashes))


def withdrawn_entry(claim: DmcaClaim, *, reason: str) -> Entry:
    return _entry(EventType.DMCA_WITHDRAWN, claim, reason=reason)


def restored_entry(claim: DmcaClaim) -> Entry:
    ground = claim.restore_ground and claim.restore_ground.value
    return _entry(EventType.DMCA_RESTORE, claim, ground=ground, order_number=claim.order_number)


def overdue_entry(claim: DmcaClaim) -> Entry:
    window = claim.window
    return _entry(
        EventType.DMCA_OVERDUE, claim, not_after=window and write_instant(window.not_after)
    )


def closed_entry(claim: DmcaClaim) -> Entry:
    return _entry(EventType.DMCA_CLOSED, claim, stands=claim.counts)


def _entry(kind: EventType, claim: DmcaClaim, **more: Any) -> Entry:
    named = {"claim_id": claim.claim_id, "creator_id": claim.creator_id}
    return Entry(kind, {**named, **more})
