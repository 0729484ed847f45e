"""The one event loop of a process: connections that belong to it outlive an invocation."""

import asyncio
from collections.abc import Coroutine
from functools import cache
from typing import Any, TypeVar

Told = TypeVar("Told")


@cache
def _loop() -> asyncio.AbstractEventLoop:
    return asyncio.new_event_loop()


def run(work: Coroutine[Any, Any, Told]) -> Told:
    """What `work` comes to."""
    return _loop().run_until_complete(work)
