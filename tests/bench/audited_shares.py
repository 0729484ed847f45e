"""Which part of a refund's write and of a read is the audit's."""

import re
import time
from collections.abc import Callable, Iterator
from itertools import count
from typing import cast

import psycopg
from attrs import evolve, frozen

from adapters.aurora.audit_trail import AuroraAuditTrail
from adapters.aurora.store import AuroraStore
from adapters.aurora.unit_of_work import AuroraUnitOfWork
from adapters.aurora.views.audited import audit_parameters
from adapters.aurora.views.case_statements import one_case
from adapters.aurora.views.nested import nested_parameters
from core.audit.entry import AuditEntry
from core.instants import read_instant
from core.use_cases.handling.desk import Desk
from core.use_cases.issue_refund import IssueRefund
from core.views.selection import Selection
from ports.lost_race import LostRace
from tests.bench.asking import a_request, answered, office_on
from tests.bench.refundable_cases import Scene, set_up
from tests.bench.spread import Spread

TIMES = 150
ORDERS = 4_000
AROUND = Selection(timeline_pages=frozenset({1}), messages=True, refunds=True, holds=True)
_AUDITED = re.compile(rb"audited as \(.*?\n\s*\)\n", re.DOTALL)


class NoTrail:
    """Takes audit entries and writes none."""

    def append(self, entry: AuditEntry) -> None:
        """Nothing is left of it."""

    def of_resource(self, _resource: str) -> tuple[AuditEntry, ...]:
        return ()


@frozen
class UnauditedStore:
    """The store, with an audit that forgets."""

    store: AuroraStore

    def unit_of_work(self, *, after: LostRace | None = None) -> AuroraUnitOfWork:
        opened = self.store.unit_of_work(after=after)
        opened.audit_trail = cast("AuroraAuditTrail", NoTrail())
        return opened


def shares(url: str, *, rounds: int) -> Iterator[str]:
    """A line for each, on one connection, with and without the audit in turn."""
    scene = set_up(url, orders=ORDERS)
    numbers = count(1)
    office = office_on(url, connections=1)
    plain = evolve(office.desk, store=UnauditedStore(office.store))
    yield _line(
        "a refund's write",
        lambda: _refund(office.desk, scene, next(numbers)),
        lambda: _refund(plain, scene, next(numbers)),
        rounds,
    )
    office.store.close()
    statement = one_case(AROUND)
    unaudited, replaced = _AUDITED.subn(b"audited as (select 1)\n", statement)
    if replaced != 1:
        raise RuntimeError("the statement has another shape")
    with psycopg.connect(url, autocommit=True) as session:
        yield _line(
            "a read of a case",
            lambda: _read(session, statement, scene, next(numbers)),
            lambda: _read(session, unaudited, scene, next(numbers)),
            rounds,
        )


def _line(
    name: str, audited: Callable[[], object], plain: Callable[[], object], rounds: int
) -> str:
    audited(), plain()
    ratios = []
    for _ in range(rounds):
        with_it, without = _seconds(audited), _seconds(plain)
        ratios.append(1 - without / with_it)
    return f"audit's share of {name}: {Spread.of(ratios).written()}, {rounds} rounds"


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    for _ in range(TIMES):
        work()
    return time.perf_counter() - start


def _refund(desk: Desk, scene: Scene, number: int) -> None:
    order = number % scene.orders + 1
    asked = IssueRefund(
        case_id=scene.case_id(order),
        order_id=f"ord_{order}",
        amount_cents=100,
        reason="buyer_cancelled",
    )
    answered(desk.handle(asked, a_request()))


def _read(session: psycopg.Connection, statement: bytes, scene: Scene, number: int) -> None:
    case_id = scene.case_id(number % scene.orders + 1)
    entry = AuditEntry(
        audit_id=f"aud_bench_{number}",
        actor_admin="usr_bench",
        action="case.view",
        resource=f"case:{case_id}",
        created_at=read_instant("2026-11-22T12:00:00Z"),
        details={"corr_id": "bench"},
        ip="198.51.100.7",
        user_agent="bench",
    )
    asked = {"case_id": case_id, "reader": "usr_bench", **nested_parameters(AROUND)}
    session.execute(statement, {**asked, **audit_parameters(entry)}).fetchall()
