"""The orders that every demo starts with (orders.json, beside this)."""

import json
from importlib.resources import files

from core.orders.reading.snapshot import read_snapshot
from core.orders.snapshot import OrderSnapshot


def demo_orders() -> tuple[OrderSnapshot, ...]:
    """Some fifteen orders as a marketplace has them, small and large, of every seed kernel.

    Each but the first, which is the example of kernels.md word for word, tells in the field
    `about` what it shows.
    """
    text = files("entrypoints.demo").joinpath("orders.json").read_text(encoding="utf-8")
    return tuple(_read(data) for data in json.loads(text))


def _read(data: object) -> OrderSnapshot:
    order = read_snapshot(data)
    if not isinstance(order, OrderSnapshot):
        raise TypeError(f"a demo order cannot be read: {order.message}")
    return order
