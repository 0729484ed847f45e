"""Lines of the replay for tests."""

import json
from typing import Any

from tests.orders.worked_example import order_json

Json = dict[str, Any]


def asked(order: Json | None = None, **changes: Any) -> Json:
    """A question about the order of kernels.md, but for `changes` to the line."""
    line = {
        "order": order_json() if order is None else order,
        "case_created_at": "2026-12-01T10:00:00Z",
        "reason": "buyer_cancelled",
    }
    return {**line, **changes}


def without(name: str) -> Json:
    """The question without one of its fields."""
    return {field: value for field, value in asked().items() if field != name}


def line_of(question: object) -> bytes:
    return json.dumps(question).encode()
