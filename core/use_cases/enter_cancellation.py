"""A cancellation opens its case and its refund, or joins the case that is open."""

from typing import ClassVar

from attrs import frozen

from core.announcements.of_cases import opened
from core.announcements.topic import Topic
from core.cancellations.cancelled_part import CancelledPart, cancelled_parts
from core.cancellations.entry import CancellationEntry, EntryState
from core.cancellations.record import stitched
from core.cases.case import Case
from core.cases.kind import CaseKind
from core.cases.opening import Opening, open_case, opened_entry
from core.cases.status import DECIDED
from core.kernels.deciding import decide_order
from core.kernels.decision import OrderDecision
from core.orders.snapshot import OrderSnapshot
from core.request import SYSTEM_ACTOR, Role
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work
from core.use_cases.steps.entering import give_back
from ports.id_generator import Prefix


@frozen(kw_only=True)
class EnterCancellation(Command[str | None]):
    """Answers the case that was opened or joined; None where nothing was due, or policy leaves
    such cancellations to people.
    """

    action: ClassVar = "order.enter"
    roles: ClassVar = frozenset({Role.SYSTEM})

    key: str

    @property
    def resource(self) -> str:
        return f"order:{self.key.partition(' ')[0]}"

    def decide(self, work: Work) -> str | None:
        entry = work.uow.cancellation_entries.get(self.key)
        if entry is None or entry.state is not EntryState.DUE:
            return None
        case = self._entered(work, entry)
        work.details |= {"case_id": case.case_id if case else None}
        return case.case_id if case else None

    def _entered(self, work: Work, entry: CancellationEntry) -> Case | None:
        order = work.uow.order_snapshots.newest(entry.order_id)
        part = None if order is None else _part(order, entry.key)
        if order is None or part is None:
            return _end(work, entry, EntryState.LEFT, None)
        if not work.policies.automatic_entries.covers(order, part):
            return _end(work, entry, EntryState.LEFT, None)
        decision = decide_order(order, case_created_at=work.now, reason=part.reason)
        of_order = work.uow.cases.of_order(order.order_id)
        looked_after = [case for case in of_order if _is_looked_after(case)]
        if looked_after:
            known = work.as_listed(looked_after[0])
            joined = work.record(known, stitched(order, part, decision))
            return _end(work, entry, EntryState.JOINED, joined)
        opened_one = self._opened(work, order, part, decision)
        return _end(work, entry, EntryState.OPENED, opened_one)

    def _opened(
        self, work: Work, order: OrderSnapshot, part: CancelledPart, decision: OrderDecision
    ) -> Case:
        case = open_case(
            _opening(order, part),
            case_id=work.ids.new(Prefix.CASE),
            opened_by=work.request.actor,
            when=work.now,
            policies=work.policies,
        )
        work.add(case, opened_entry(case))
        work.announce(Topic.CASE_OPEN, case.case_id, opened(case))
        case = work.record(case, stitched(order, part, decision))
        give_back(work, case, order, part, decision)
        return case


def _part(order: OrderSnapshot, key: str) -> CancelledPart | None:
    return next((part for part in cancelled_parts(order) if part.key == key), None)


def _is_looked_after(case: Case) -> bool:
    """Open, and with people: one that another part's cancellation opened by itself ends by itself
    with that part's money.
    """
    by_itself = case.opened_by == SYSTEM_ACTOR and case.kind is CaseKind.BOOKING
    return case.status not in DECIDED and not (by_itself and case.owner_admin is None)


def _opening(order: OrderSnapshot, part: CancelledPart) -> Opening:
    what = "the order" if part.leg_id is None else "a part of the order"
    return Opening(
        kind=CaseKind.BOOKING,
        summary=f"The {part.cancellation.by} cancelled {what}.",
        subject_user=order.buyer_id,
        order_id=order.order_id,
        lbg_id=order.lbg_id,
        leg_id=part.leg_id,
        reason_code=part.reason.value,
    )


def _end(work: Work, entry: CancellationEntry, state: EntryState, case: Case | None) -> Case | None:
    case_id = None if case is None else case.case_id
    work.uow.cancellation_entries.save(entry.ended(state, when=work.now, case_id=case_id))
    return case
