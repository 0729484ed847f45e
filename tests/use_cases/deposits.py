"""An order with a deposit on its way through its session, for tests."""

from datetime import UTC, datetime, timedelta
from typing import Any

from core.deposits.claim import DepositClaim
from core.deposits.deposit_release import DepositRelease
from core.errors import Refusal
from core.orders.deposit import DepositKind
from core.request import Request
from core.use_cases.file_deposit_claim import FileDepositClaim
from core.use_cases.post_case_message import PostCaseMessage
from core.use_cases.release_deposit import ReleaseDeposit
from tests.builders.orders import order_json
from tests.use_cases.office import SELLER, TESS, Office

SESSION_STARTS = datetime(2026, 12, 5, 18, tzinfo=UTC)
SESSION_ENDS = datetime(2026, 12, 5, 22, tzinfo=UTC)
WINDOW_ENDS = SESSION_ENDS + timedelta(hours=72)
HELD = DepositKind.AUTHORIZATION_HOLD
DEPOSIT_CENTS = 30_000


def with_a_deposit(office: Office, kind: DepositKind = HELD, **deposit: Any) -> Office:
    """The example order with a deposit on its leg, known to the processor, an hour before the
    session begins.
    """
    told = {
        "kind": kind.value,
        "amount_cents": DEPOSIT_CENTS,
        "payment_intent": "pi_dep",
        "claim_window_hours": 72,
    } | deposit
    at(office, SESSION_STARTS - timedelta(hours=1))
    office.order(legs=[order_json()["legs"][0] | {"deposit": told}], cancellation=None)
    if told["amount_cents"]:
        captured = kind is not HELD
        office.stripe.register_deposit("pi_dep", told["amount_cents"], "USD", captured=captured)
    return office


def at(office: Office, instant: datetime) -> None:
    """It is `instant`, or already was."""
    if instant > office.clock.now():
        office.clock.advance(instant - office.clock.now())


def an_evidenced_case(office: Office) -> str:
    """A case on which the provider told what is broken."""
    case_id = office.case()
    office.does(PostCaseMessage(case_id=case_id, body_md="A lamp is broken."), SELLER)
    return case_id


def a_claim(case_id: str, cents: int, **more: Any) -> FileDepositClaim:
    asked: dict[str, Any] = {"order_id": "ord_1001", "leg_id": "leg_1"} | more
    return FileDepositClaim(case_id=case_id, amount_cents=cents, reason="A lamp.", **asked)


def a_release(case_id: str, **more: Any) -> ReleaseDeposit:
    asked: dict[str, Any] = {"order_id": "ord_1001", "leg_id": "leg_1"} | more
    return ReleaseDeposit(case_id=case_id, **asked)


def filed(office: Office, case_id: str, cents: int, request: Request = TESS) -> str:
    claim_id = office.deposits.file(a_claim(case_id, cents), request)
    assert not isinstance(claim_id, Refusal), claim_id
    return claim_id


def claim_of(office: Office, claim_id: str) -> DepositClaim:
    with office.store.unit_of_work() as uow:
        claim = uow.deposit_claims.get(claim_id)
    assert claim is not None
    return claim


def release_of(office: Office, release_id: str) -> DepositRelease:
    with office.store.unit_of_work() as uow:
        release = uow.deposit_releases.get(release_id)
    assert release is not None
    return release
