"""The end of a case that nobody opened and nobody took up."""

from core.cases.case import Case
from core.cases.standing import Standing
from core.cases.status import CaseStatus, Outcome
from core.cases.transitions import Move, move
from core.errors import Refusal
from core.refunds.refund import Refund
from core.request import SYSTEM_ACTOR
from core.use_cases.handling.work import Work


def resolve_refunded(work: Work, refund: Refund, case: Case) -> None:
    """The case that a cancellation opened is over once all it gave back is with the buyer.

    Not where a person took it up, another refund is open, or goodwill is suggested: those are
    for a person to end.
    """
    by_itself = {refund.created_by, case.opened_by} == {SYSTEM_ACTOR} and not case.owner_admin
    if not by_itself or case.status is not CaseStatus.DECISION_PENDING:
        return
    legs = refund.decision.get("legs", ())
    if any(leg["suggested_goodwill_cents"] for leg in legs) or _others_open(work, refund):
        return
    wish = Move(to=CaseStatus.RESOLVED, outcome=Outcome.REFUNDED, by_system=True)
    move_by_itself(work, case.case_id, wish, standing=Standing(card_refunded=True))


def _others_open(work: Work, refund: Refund) -> bool:
    others = work.uow.refunds.of_case(refund.case_id)
    return any(not it.is_settled for it in others if it.refund_id != refund.refund_id)


def move_by_itself(work: Work, case_id: str, wish: Move, standing: Standing | None = None) -> None:
    """Another status, by nobody but the Support Center itself."""
    case = work.case(case_id)
    if isinstance(case, Refusal):
        raise TypeError(f"{case_id} is not open to whoever moves it")
    change = move(
        case,
        wish,
        when=case.next_instant(work.now),
        standing=standing or Standing(),
        reopen_within=work.policies.reopen_within,
    )
    if isinstance(change, Refusal):
        raise TypeError(f"{case_id} cannot be moved: {change.message}")
    work.apply(change, by_system=True)
