"""Everything that a pack of a case is made of, read together."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from attrs import evolve

from core.cases.case import Case
from core.orders.snapshot import OrderSnapshot
from core.pack.decisions import decision_events
from core.pack.material import CaseMaterial
from core.use_cases.handling.work import Work
from ports.lost_race import StaleRow
from ports.unit_of_work import UnitOfWork


class OnCase(Protocol):
    @property
    def case_id(self) -> str | None: ...


Kept = TypeVar("Kept", bound=OnCase)


def gather(work: Work, case: Case) -> CaseMaterial:
    """All of it at the version of `case`.

    Raises StaleRow when the case went on meanwhile: then some of it may be newer than the rest.
    """
    uow, case_id = work.uow, case.case_id
    material = CaseMaterial(
        case=case,
        events=uow.timeline.of_case(case_id),
        messages=uow.messages.of_case(case_id),
        evidence=uow.evidences.of_case(case_id),
        refunds=uow.refunds.of_case(case_id),
        holds=uow.payout_holds.of_case(case_id),
        claims=uow.deposit_claims.of_case(case_id),
        dmca_claims=uow.dmca_claims.of_case(case_id),
        dmca_words=uow.dmca_claims.words(case_id),
        violations=uow.violations.of_case(case_id),
    )
    if case.order_id is not None:
        material = _with_order(uow, material, case.order_id)
    _still_at(uow, case)
    return material


def _with_order(uow: UnitOfWork, material: CaseMaterial, order_id: str) -> CaseMaterial:
    """With what is found by the order, but for what other cases did on it."""
    case_id = material.case.case_id
    newest = uow.order_snapshots.newest(order_id)
    postings = uow.ledger.of_order(order_id)
    return evolve(
        material,
        order=newest,
        earlier_orders=_decided_on(uow, material, newest),
        outside_refunds=uow.outside_refunds.of_order(order_id),
        releases=_of_case(uow.deposit_releases.of_order(order_id), case_id),
        reversals=_of_case(uow.transfer_reversals.of_order(order_id), case_id, None),
        postings=tuple(each for each in postings if each.line.case_id in (case_id, None)),
    )


def _decided_on(
    uow: UnitOfWork, material: CaseMaterial, newest: OrderSnapshot | None
) -> tuple[OrderSnapshot, ...]:
    """The versions, older than the newest, that a decision of the case rests on."""
    if newest is None:
        return ()
    decisions = [event.payload["decision"] for event in decision_events(material)]
    numbers = {decision["snapshot_version"] for decision in decisions} - {newest.version}
    found = (uow.order_snapshots.version(newest.order_id, number) for number in sorted(numbers))
    return tuple(order for order in found if order is not None)


def _of_case(rows: Iterable[Kept], *cases: str | None) -> tuple[Kept, ...]:
    return tuple(row for row in rows if row.case_id in cases)


def _still_at(uow: UnitOfWork, case: Case) -> None:
    now = uow.cases.get(case.case_id)
    if now is None or now.version != case.version:
        raise StaleRow(kind="case", key=case.case_id)
