"""What others may do at any moment; each works on a world, and chooses by a number."""

from collections.abc import Callable
from typing import Any

from core.cases.status import CaseStatus
from core.refunds.refund import RefundStatus
from core.use_cases.apply_payout_hold import ApplyPayoutHold
from core.use_cases.approve_refund import ApproveRefund
from core.use_cases.credit_goodwill import CreditGoodwill
from core.use_cases.file_deposit_claim import FileDepositClaim
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.pause_refunds import PauseRefunds
from core.use_cases.release_deposit import ReleaseDeposit
from core.use_cases.set_case_status import SetCaseStatus
from tests.simulation.money_rules import STAFF
from tests.simulation.processor_rules import dispute, fail_late, refund_in_the_dashboard
from tests.simulation.time_rules import hear
from tests.simulation.world import World
from tests.use_cases.office import FAY, FINN, ITSELF

Act = Callable[[World, int], None]


def issue(world: World, which: int) -> None:
    case_id = world.cases[which % len(world.cases)]
    world.refunds.issue(
        IssueRefund(
            case_id=case_id,
            order_id=world.order_of(case_id).order_id,
            amount_cents=(30_000, 100, 83_000)[which % 3],
            reason="quality",
        ),
        FAY,
    )


def approve(world: World, which: int) -> None:
    for refund in world.picture().refunds.values():
        if refund.status is RefundStatus.PROPOSED:
            world.refunds.approve(ApproveRefund(refund_id=refund.refund_id), (FAY, FINN)[which % 2])


def send_again(world: World, _which: int) -> None:
    for refund in world.picture().refunds.values():
        world.refunds.send(refund.refund_id, ITSELF)


def pause(world: World, _which: int) -> None:
    world.does(PauseRefunds(), FAY)


def sweep(world: World, _which: int) -> None:
    world.sweep()


def open_dispute(world: World, which: int) -> None:
    dispute(world, which, 20_000, inquiry=False)
    hear(world, 0)
    hear(world, 1)


def outside(world: World, which: int) -> None:
    refund_in_the_dashboard(world, which, 5_000)
    hear(world, 0)


def failure(world: World, which: int) -> None:
    fail_late(world, which)
    hear(world, 0)


def hold(world: World, which: int) -> None:
    for cents in (30_000, 12_345):
        world.desk.handle(
            ApplyPayoutHold(
                case_id=world.cases[2],
                order_id="ord_b",
                provider_id="usr_p1",
                amount_cents=cents * (1 + which % 3),
                reason="To be looked at.",
            ),
            FAY,
        )


def credit(world: World, which: int) -> None:
    credit = CreditGoodwill(
        case_id=world.cases[which % 2], order_id="ord_a", amount_cents=20_001, note="Sorry."
    )
    world.desk.handle(credit, STAFF["fay"])


def move_the_deposit(world: World, which: int) -> None:
    named: dict[str, Any] = {
        "case_id": world.cases[which % 2],
        "order_id": "ord_a",
        "leg_id": "leg_2",
    }
    if which % 3:
        world.deposits.file(FileDepositClaim(amount_cents=700, reason="A lamp.", **named), FAY)
    else:
        world.deposits.release(ReleaseDeposit(**named), FINN)


def close(world: World, which: int) -> None:
    case_id = world.cases[which % len(world.cases)]
    world.desk.handle(SetCaseStatus(case_id=case_id, status=CaseStatus.CLOSED), STAFF["fay"])


ACTS: tuple[Act, ...] = (
    issue,
    approve,
    send_again,
    pause,
    sweep,
    open_dispute,
    outside,
    failure,
    hold,
    credit,
    move_the_deposit,
    close,
)
