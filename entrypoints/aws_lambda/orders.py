"""Take in order snapshots from EventBridge, or from SQS in batches with partial failures.

The same snapshot may come twice, at once even: a version that is there already is left alone. What
is at fault is logged with the path of the fault and given back like what met a malfunction: after
its last try the queue, or the rule, puts it among the dead letters, where a person corrects it.

What arrives cancelled is due to open its case by itself; the sweep does that, and sends the money.
"""

import json
import logging
from collections.abc import Mapping
from typing import Any, Final

from core.cancellations.arrival import Entries
from core.errors import Refusal
from core.orders.reading.snapshot import read_snapshot
from core.orders.snapshot import OrderSnapshot
from core.orders.snapshot_fault import SnapshotFault
from core.request import Request
from core.use_cases.handling.desk import Desk
from core.use_cases.import_order import ImportOrder
from entrypoints.aws_lambda.process.failed import InvocationFailed
from entrypoints.aws_lambda.process.handler import LambdaHandler
from entrypoints.aws_lambda.process.invocation import Invocation
from entrypoints.aws_lambda.process.needs import Need
from entrypoints.aws_lambda.process.wired import wired
from entrypoints.graphql.errors.trace import trace_of
from entrypoints.settings.settings import Settings

log = logging.getLogger("support_center.orders")
FUNCTION: Final = "orders"


class RefusedSnapshot(Exception):
    """What came is no snapshot that could be kept; `path` leads to the fault in it."""

    def __init__(self, *, path: str) -> None:
        super().__init__(path)
        self.path = path


def make(settings: Settings) -> Desk:
    desk: Desk = wired(settings).desk()
    return desk


def answer(desk: Desk, event: Any, invocation: Invocation) -> dict[str, Any]:
    """For SQS the messages that are to be given back. For EventBridge the order that was taken in.

    Raises InvocationFailed where the one snapshot of an EventBridge event was not taken in.
    """
    if isinstance(event, dict) and isinstance(event.get("Records"), list):
        return _batch(desk, event["Records"], invocation)
    try:
        return _taken_in(desk, _snapshot_of(event), invocation)
    except RefusedSnapshot as refused:
        raise InvocationFailed(
            function=FUNCTION, problem=f"the snapshot was refused at {refused.path or 'its root'}"
        ) from None


def _batch(desk: Desk, records: list[Any], invocation: Invocation) -> dict[str, Any]:
    """A message that fails holds back no other; what there is no time for is given back too."""
    failed = [
        record["messageId"]
        for record in records
        if not (invocation.may_go_on() and _is_taken_in(desk, record, invocation))
    ]
    return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in failed]}


def _is_taken_in(desk: Desk, record: Mapping[str, Any], invocation: Invocation) -> bool:
    try:
        _taken_in(desk, _snapshot_of(_read(record["body"])), invocation)
    except RefusedSnapshot:
        return False
    except Exception as fault:  # noqa: BLE001 - logged, and given back to the queue
        log.error("message %s failed\n%s", record["messageId"], trace_of(fault))  # noqa: TRY400
        return False
    return True


def _read(body: str) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        log.error("a message is not JSON", extra={"path": ""})  # noqa: TRY400 - it may quote it
        raise RefusedSnapshot(path="") from None


def _snapshot_of(event: Any) -> Any:
    """What EventBridge carries, also where a queue stands behind it; else the thing itself."""
    if isinstance(event, dict) and "detail" in event and "detail-type" in event:
        return event["detail"]
    return event


def _taken_in(desk: Desk, data: Any, invocation: Invocation) -> dict[str, Any]:
    order = read_snapshot(data)
    if isinstance(order, SnapshotFault):
        raise _refused(_order_id(data), order.path, "BAD_USER_INPUT")
    asked = ImportOrder(order=order, entries=Entries.ALL)
    told = desk.handle(asked, _by_itself(desk, invocation))
    if isinstance(told, Refusal):
        raise _refused(order.order_id, told.field or "", told.code.value)
    return _result(order, new=told)


def _result(order: OrderSnapshot, *, new: bool) -> dict[str, Any]:
    return {
        "order_id": order.order_id,
        "version": order.version,
        "result": "imported" if new else "unchanged",
    }


def _refused(order_id: str | None, path: str, code: str) -> RefusedSnapshot:
    log.error(
        "an order was refused", extra={"order_id": order_id, "path": path or ".", "code": code}
    )
    return RefusedSnapshot(path=path)


def _order_id(data: Any) -> str | None:
    order_id = data.get("order_id") if isinstance(data, dict) else None
    return order_id[:128] if isinstance(order_id, str) else None


def _by_itself(desk: Desk, invocation: Invocation) -> Request:
    return Request.system(
        correlation_id=f"orders-{invocation.request_id}", received_at=desk.clock.now()
    )


handler = LambdaHandler(function=FUNCTION, needs=(Need.DATABASE,), make=make, answer=answer)
