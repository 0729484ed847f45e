"""A clean process of one thread that has everything imported, and forks for every order.

Read from standard input, one order a line; answered on standard output, one line each.
"""

import gc
import json
import os
import signal
import sys
import traceback
from typing import Any

from tests.simulation.crashing.order import Order
from tests.simulation.crashing.victim import live


def main() -> None:
    # What is never looked through for garbage is never copied for a child.
    gc.freeze()
    for line in sys.stdin:
        answer = _in_a_child(Order.from_json(json.loads(line)))
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _in_a_child(order: Order) -> dict[str, Any]:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _end(order, writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        words = told.read()
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    return {"killed": killed, **(json.loads(words) if words else {})}


def _end(order: Order, writing: int) -> None:
    """Nothing of this process's may be flushed or closed twice: the child leaves at once."""
    try:
        said: dict[str, Any] = {"passed": live(order)}
    except BaseException:  # noqa: BLE001 - whatever it is, whoever forked must hear of it
        said = {"fault": traceback.format_exc()}
    os.write(writing, json.dumps(said).encode())
    os._exit(0)


if __name__ == "__main__":
    main()
