"""Give a deposit back to the buyer."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.asking import ask_again_at
from core.cases.case import Case
from core.deposits.deposit_release import DepositRelease, ReleaseKind
from core.deposits.release_entries import release_issued_entry
from core.deposits.releasing import forbids_release, release_kind
from core.deposits.secured_leg import SecuredLeg
from core.errors import Refusal
from core.request import Role
from core.text import unfit_id
from core.use_cases.approve_refund import refunds_paused
from core.use_cases.handling.case_command import CaseCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.deposit_on_case import alone_with_deposit, deposit_on_case
from ports.id_generator import Prefix


@frozen(kw_only=True)
class ReleaseDeposit(CaseCommand[str]):
    """Lets a held deposit go, or sends a charged one back; answers the release's id.

    Refused while a claim on it is open, and once it was captured or released.
    """

    action: ClassVar = "deposit.release"
    roles: ClassVar = frozenset({Role.FINANCE_OPS})

    order_id: str
    leg_id: str

    def faults(self) -> Iterator[Refusal | None]:
        yield from self.unfit_case()
        yield unfit_id("orderId", self.order_id)
        yield unfit_id("legId", self.leg_id)

    def decide(self, work: Work) -> str | Refusal:
        case = work.case_for_money(self.case_id, expected_version=self.expected_version)
        if isinstance(case, Refusal):
            return case
        found = deposit_on_case(work, case, self.order_id, self.leg_id)
        if isinstance(found, Refusal):
            return found
        order, secured = found
        forbidden = (
            forbids_release(secured)
            or alone_with_deposit(work, self.order_id, secured).forbids_moving()
            or _paused(work, secured)
        )
        return forbidden or self._asked(work, case, secured, currency=order.currency)

    def _asked(self, work: Work, case: Case, secured: SecuredLeg, *, currency: str) -> str:
        release = DepositRelease(
            release_id=work.ids.new(Prefix.DEPOSIT_RELEASE),
            case_id=self.case_id,
            order_id=self.order_id,
            leg_id=self.leg_id,
            payment_intent=secured.deposit.payment_intent,
            kind=release_kind(secured),
            currency=currency,
            amount_cents=secured.deposit.amount_cents,
            released_by=work.request.actor,
            created_at=work.now,
            updated_at=work.now,
            sent_at=work.now,
            ask_again_at=ask_again_at(0, when=work.now),
        )
        work.uow.deposit_releases.add(release)
        work.record(case, release_issued_entry(release))
        work.details |= {
            "release_id": release.release_id,
            "order_id": release.order_id,
            "leg_id": release.leg_id,
            "amount_cents": release.amount_cents,
        }
        return release.release_id


def _paused(work: Work, secured: SecuredLeg) -> Refusal | None:
    """A charged deposit goes back as a refund, and waits as all of them do."""
    refunded = release_kind(secured) is ReleaseKind.REFUND
    return refunds_paused() if refunded and work.uow.refund_switch.read().paused else None
