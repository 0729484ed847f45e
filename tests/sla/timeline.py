"""Timeline entries as the case writes them, as far as the clocks read them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from attrs import frozen


@frozen
class Entry:
    """One event of a timeline."""

    type: str
    created_at: datetime
    payload: Mapping[str, Any]


def opened(at: datetime, priority: int = 3, fixed_due_at: str | None = None) -> Entry:
    """The case opens."""
    return Entry("opened", at, {"priority": priority, "sla_fixed_due_at": fixed_due_at})


def message(at: datetime, author_role: str, audience: str = "participants") -> Entry:
    """Somebody writes."""
    return Entry("message", at, {"author_role": author_role, "audience": audience})


def moved(at: datetime, before: str, after: str) -> Entry:
    """The case goes from one status to another."""
    return Entry("status_change", at, {"from": before, "to": after})


def reprioritised(at: datetime, before: int, after: int, *, automatic: bool = False) -> Entry:
    """A person, or the system, sets another priority."""
    return Entry("priority_change", at, {"from": before, "to": after, "automatic": automatic})


def breached(at: datetime, clock: str, priority_to: int) -> Entry:
    """The sweep finds a clock late."""
    return Entry("sla_breach", at, {"clock": clock, "priority_to": priority_to})
