"""The folded clocks as JSON: RFC 3339 instants, business time in whole microseconds."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from core.instants import read_instant, write_instant
from core.sla.clock import Clock, ClockState
from core.sla.clock_name import ClockName
from core.sla.clocks import Clocks

_MICROSECOND = timedelta(microseconds=1)


def clocks_to_json(clocks: Clocks) -> dict[str, Any]:
    """What a json column stores; no calendar and no target is in it."""
    return {
        "priority": clocks.priority,
        ClockName.FIRST_RESPONSE.value: _clock_to_json(clocks.first_response),
        ClockName.RESOLUTION.value: _clock_to_json(clocks.resolution),
    }


def clocks_from_json(stored: Mapping[str, Any]) -> Clocks:
    """The clocks that were stored. Raises KeyError or ValueError for anything else."""
    first, resolution = ClockName.FIRST_RESPONSE, ClockName.RESOLUTION
    return Clocks(
        priority=stored["priority"],
        first_response=_clock_from_json(first, stored[first.value]),
        resolution=_clock_from_json(resolution, stored[resolution.value]),
    )


def _clock_to_json(clock: Clock) -> dict[str, Any]:
    return {
        "priority": clock.priority,
        "state": clock.state.value,
        "started_at": write_instant(clock.started_at),
        "counting_since": _written(clock.counting_since),
        "consumed_us": clock.consumed // _MICROSECOND,
        "due_at": _written(clock.due_at),
        "stopped_at": _written(clock.stopped_at),
        "fixed_due_at": _written(clock.fixed_due_at),
        "breached": clock.breached,
    }


def _clock_from_json(name: ClockName, stored: Mapping[str, Any]) -> Clock:
    return Clock(
        name=name,
        priority=stored["priority"],
        state=ClockState(stored["state"]),
        started_at=read_instant(stored["started_at"]),
        counting_since=_read(stored["counting_since"]),
        consumed=stored["consumed_us"] * _MICROSECOND,
        due_at=_read(stored["due_at"]),
        stopped_at=_read(stored["stopped_at"]),
        fixed_due_at=_read(stored["fixed_due_at"]),
        breached=stored["breached"],
    )


def _written(instant: datetime | None) -> str | None:
    return None if instant is None else write_instant(instant)


def _read(text: str | None) -> datetime | None:
    return None if text is None else read_instant(text)
