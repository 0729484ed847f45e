"""What the timeline says of a deposit that goes back."""

from typing import Any

from core.deposits.deposit_release import DepositRelease
from core.timeline.event import Entry, EventType


def release_issued_entry(release: DepositRelease) -> Entry:
    return _entry(EventType.DEPOSIT_RELEASE_ISSUED, release)


def released_entry(release: DepositRelease) -> Entry:
    return _entry(EventType.DEPOSIT_RELEASED, release, processor_ref=release.processor_ref)


def release_failed_entry(release: DepositRelease) -> Entry:
    return _entry(EventType.DEPOSIT_RELEASE_FAILED, release, failure=release.failure)


def _entry(kind: EventType, release: DepositRelease, **more: Any) -> Entry:
    named = {
        "release_id": release.release_id,
        "order_id": release.order_id,
        "leg_id": release.leg_id,
        "kind": release.kind.value,
        "amount_cents": release.amount_cents,
        "currency": release.currency,
    }
    return Entry(kind, {**named, **more})
