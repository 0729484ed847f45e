"""Who asks in a measurement, and the use cases put together over a database."""

from datetime import UTC, datetime
from typing import TypeVar

from attrs import frozen

from adapters.aurora.case_views import AuroraCaseViews
from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from adapters.system.system_clock import SystemClock
from adapters.system.toml_policies import TomlPolicies
from adapters.system.ulid_ids import UlidIds
from core.errors import Refusal
from core.request import Request, Role
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.reading_room import ReadingRoom

STAFF = frozenset({Role.TRUST_SAFETY, Role.FINANCE_OPS})


Told = TypeVar("Told")


class NotAnswered(Exception):
    """What is measured was refused, so that there is nothing to measure; `refusal` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


def answered(told: Told | Refusal) -> Told:
    """The answer. Raises NotAnswered for a refusal."""
    if isinstance(told, Refusal):
        raise NotAnswered(told)
    return told


@frozen(kw_only=True)
class Office:
    """The desk and the reading room of one process."""

    desk: Desk
    store: AuroraStore
    views: AuroraCaseViews
    reading_room: ReadingRoom


def office_on(url: str, *, connections: int) -> Office:
    """As `serve` has it, on the database of `url`. Close its store when done."""
    clock = SystemClock()
    store = AuroraStore(engine_of(url, pool_size=connections))
    desk = Desk(store=store, clock=clock, ids=UlidIds(clock), policies=TomlPolicies())
    views = AuroraCaseViews.of(url, pool_size=connections)
    return Office(
        desk=desk, store=store, views=views, reading_room=ReadingRoom(views=views, desk=desk)
    )


def a_request() -> Request:
    """A call by somebody of the staff, at this moment."""
    return Request(
        actor="usr_bench",
        roles=STAFF,
        correlation_id="bench",
        received_at=datetime.now(UTC),
        ip="198.51.100.7",
        user_agent="bench",
    )
