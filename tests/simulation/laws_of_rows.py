"""What the rows of one moment must add up to (domain.md; kernels.md, *Ledger*)."""

from collections import Counter
from collections.abc import Iterable

from core.cases.status import CaseStatus
from core.deposits.claim import ClaimStatus
from core.deposits.deposit_release import ReleaseStatus
from core.goodwill.month import month_of
from core.holds.hold import HoldStatus
from core.ledger.account import Account
from core.ledger.balance import balances
from core.ledger.checking import disagreements
from core.ledger.order_books import OrderBooks
from core.parked.parked_work import ParkedKind
from core.refunds.allocation import Allocation
from core.refunds.refund import RefundMethod, RefundStatus
from tests.simulation.broken_law import BrokenLaws
from tests.simulation.picture import OrderPicture, Picture

REPAID = (ReleaseStatus.PROCESSING, ReleaseStatus.RELEASED)


def rows_add_up(laws: BrokenLaws, seen: Picture) -> None:
    for order in seen.orders:
        _books_agree(laws, order)
        _payables_are_sums(laws, seen, order)
        _wallet_is_goodwill(laws, order)
        _one_thing_happens_to_a_deposit(laws, order)
        _excess_is_parked(laws, seen, order)
        _nothing_is_forgotten(laws, seen, order)
    _closed_cases_are_done(laws, seen)


def _books_agree(laws: BrokenLaws, order: OrderPicture) -> None:
    books = OrderBooks(
        order_id=order.charge.order_id,
        charge=order.charge,
        refunds=order.refunds,
        outside_refunds=order.outside,
        reversals=order.reversals,
        disputes=order.disputes,
        claims=order.claims,
        postings=order.postings,
    )
    for told in disagreements(books):
        laws.unless(False, str(told))
    total = sum(balances(order.postings).values())
    laws.unless(not total, f"{books.order_id} is {total} cents out of balance")


def _service(shares: Iterable[Allocation], providers: dict[str, str]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for share in shares:
        if share.leg_id is not None:
            sums[providers[share.leg_id]] += share.parts.service_cents
    return sums


def _payables_are_sums(laws: BrokenLaws, seen: Picture, order: OrderPicture) -> None:
    providers = {leg.leg_id: leg.provider_id for leg in order.snapshot.legs}
    counting = [each.allocations for each in order.refunds if each.counts]
    counting += [each.allocations for each in order.outside if each.counts]
    refunded = _service((share for shares in counting for share in shares), providers)
    given: Counter[str] = Counter()
    for transfer in order.transfers:
        given[transfer.provider_id] += transfer.net_cents
    held: Counter[str] = Counter()
    for hold in seen.holds:
        if (hold.order_id, hold.status) == (order.charge.order_id, HoldStatus.APPLIED):
            held[hold.provider_id] += hold.amount_cents
    for payable in order.payables:
        who = payable.provider_id
        found = (payable.refunded_cents, payable.transferred_cents, payable.held_cents)
        due = (refunded[who], given[who], held[who])
        laws.unless(found == due, f"{payable} should have refunded, transferred and held {due}")
        exposed = payable.exposure_cents
        laws.unless(exposed <= payable.payable_cents, f"{payable} exposes {exposed}")


def _wallet_is_goodwill(laws: BrokenLaws, order: OrderPicture) -> None:
    due = {
        each.refund_id: each.amount_cents
        for each in order.refunds
        if each.method is RefundMethod.WALLET and each.status is RefundStatus.SUCCEEDED
    }
    found = {each.refund_id: each.amount_cents for each in order.wallet}
    laws.unless(found == due, f"the wallet holds {found}, credited were {due}")
    laws.unless(len(order.wallet) == len(found), f"credited twice: {order.wallet}")
    owed = -balances(order.postings).get(Account.BUYER_WALLET, 0)
    laws.unless(owed == sum(due.values()), f"the books owe the buyer {owed}, not {due}")


def _one_thing_happens_to_a_deposit(laws: BrokenLaws, order: OrderPicture) -> None:
    moving = [each for each in order.claims if each.is_open or each.status is ClaimStatus.CAPTURED]
    repaid = [each for each in order.releases if each.status in REPAID]
    laws.unless(len(moving) + len(repaid) <= 1, f"one deposit, and {moving} and {repaid}")
    for claim in order.claims:
        if claim.status in (ClaimStatus.APPROVED, ClaimStatus.CAPTURED):
            alone = claim.approved_by is None and claim.amount_cents <= 20_000
            second = claim.approved_by not in (None, claim.filed_by)
            laws.unless(alone or second, f"nobody else approved {claim}")


def _excess_is_parked(laws: BrokenLaws, seen: Picture, order: OrderPicture) -> None:
    about = (ParkedKind.CHARGE_EXCESS, order.charge.charge_id)
    if about in seen.waiting:
        laws.unless(order.charge.excess_cents > 0, f"{order.charge} is parked without an excess")
    elif order.charge.excess_cents:
        laws.unless(about in seen.unparked, f"nobody sees the excess of {order.charge}")


def _nothing_is_forgotten(laws: BrokenLaws, seen: Picture, order: OrderPicture) -> None:
    """Whatever is unsettled is asked about again, or waits for a person (reliability.md 6)."""
    for asked in order.asked_about:
        about = (asked.kind, asked.subject_id)
        # Only a reversal stays as it is when it is taken off the list; all else ends with that.
        seen_to = about in seen.unparked and asked.kind is ParkedKind.TRANSFER_REVERSAL
        if asked.needs_a_person and not seen_to:
            laws.unless(about in seen.waiting, f"{asked.subject_id} is stuck, and nobody sees it")


def _closed_cases_are_done(laws: BrokenLaws, seen: Picture) -> None:
    for case in seen.cases:
        if case.status is not CaseStatus.CLOSED:
            continue
        refunds = [each for each in seen.refunds.values() if each.case_id == case.case_id]
        claims = [each for each in seen.claims.values() if each.case_id == case.case_id]
        holds = [each for each in seen.holds if each.case_id == case.case_id]
        laws.unless(all(each.is_settled for each in refunds), f"{case.case_id} closed on {refunds}")
        laws.unless(not any(each.is_open for each in claims), f"{case.case_id} closed on {claims}")
        applied = [each for each in holds if each.status is HoldStatus.APPLIED]
        laws.unless(not applied, f"{case.case_id} closed on {applied}")


def credited_in(seen: Picture, agent: str, month: str) -> int:
    """What the agent's goodwill of the month comes to."""
    return sum(
        each.amount_cents
        for each in seen.refunds.values()
        if each.method is RefundMethod.WALLET
        and each.status is not RefundStatus.FAILED
        and (each.created_by, month_of(each.created_at)) == (agent, month)
    )
