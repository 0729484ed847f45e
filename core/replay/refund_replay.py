"""Whether a refund's stored decision is what the kernels say today, to the cent and the word."""

from collections.abc import Iterator

from attrs import evolve, frozen

from core.kernels.deciding import decide
from core.kernels.decision_json import record_of
from core.kernels.registry import UnknownRelease
from core.orders.json_path import within
from core.orders.reading.fields import Fields
from core.orders.reading.misread import Misread, shown
from core.orders.reading.snapshot import read_snapshot
from core.orders.snapshot import OrderSnapshot
from core.replay.decided_refund import DecidedRefund
from core.replay.difference import Difference, differences
from core.replay.record import read_record

SNAPSHOT = "order_snapshot"


@frozen
class RefundReplay:
    """What became of deciding a refund again; without differences, the same came out."""

    refund: DecidedRefund
    differences: tuple[Difference, ...]

    @classmethod
    def of(cls, refund: DecidedRefund) -> "RefundReplay":
        """Decide again from the snapshot and the inputs on record, by the recorded versions.

        Reason and case are the refund's own, whatever the record says of them.
        """
        return cls(refund, tuple(_replayed(refund)))


def _replayed(refund: DecidedRefund) -> Iterator[Difference]:
    decision = refund.decision
    if not isinstance(decision, dict):
        yield Difference(component="decision", why=f"must be an object, not {shown(decision)}")
        return
    order = _order(refund, decision)
    if isinstance(order, Difference):
        yield order
        return
    if refund.order_sha256 != order.sha256:
        yield Difference(
            component=f"{SNAPSHOT}.sha256", stored=refund.order_sha256, recomputed=order.sha256
        )
    yield from _compared(refund, order, decision)


def _order(refund: DecidedRefund, decision: Fields) -> OrderSnapshot | Difference:
    if refund.order is None:
        return Difference(
            component="snapshot_version",
            stored=decision.get("snapshot_version"),
            why=f"names no version of {refund.order_id} that is stored",
        )
    order = read_snapshot(refund.order)
    if isinstance(order, OrderSnapshot):
        return order
    why = order.message.removeprefix(order.path).strip()
    return Difference(component=within(SNAPSHOT, order.path), why=why)


def _compared(
    refund: DecidedRefund, order: OrderSnapshot, decision: Fields
) -> Iterator[Difference]:
    try:
        record = read_record(decision)
        circumstances = evolve(
            record.circumstances, reason=refund.reason, case_created_at=refund.case_created_at
        )
        again = decide(order, circumstances, versions=record.versions)
    except Misread as fault:
        yield Difference(component=fault.path, why=fault.message)
    except UnknownRelease as unknown:
        why = f"is {unknown.version} for {unknown.kernel}, which was never released"
        yield Difference(component="kernel_version", why=why)
    else:
        yield from differences(decision, record_of(again))
