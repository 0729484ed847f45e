"""The orders that every demo starts with (the folder orders/, a file for each kind)."""

import json
from importlib.resources import files
from operator import attrgetter

from core.orders.reading.snapshot import read_snapshot
from core.orders.snapshot import OrderSnapshot


def demo_orders() -> tuple[OrderSnapshot, ...]:
    """Some forty orders as a marketplace has them, of every kernel, by their ids.

    Each but the first, which is the example of kernels.md word for word, tells in the field
    `about` what it shows.
    """
    folder = files("entrypoints.demo").joinpath("orders")
    texts = (file.read_text(encoding="utf-8") for file in folder.iterdir())
    orders = (_read(data) for text in texts for data in json.loads(text))
    return tuple(sorted(orders, key=attrgetter("order_id")))


def _read(data: object) -> OrderSnapshot:
    order = read_snapshot(data)
    if not isinstance(order, OrderSnapshot):
        raise TypeError(f"a demo order cannot be read: {order.message}")
    return order
