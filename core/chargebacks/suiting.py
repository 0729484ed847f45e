"""Which case of the order a chargeback belongs on (docs/adr: chargebacks)."""

from collections.abc import Collection, Iterable

from core.cases.case import Case
from core.cases.kind import CaseKind
from core.cases.status import CaseStatus
from core.chargebacks.chargeback import Chargeback, ChargebackStatus

ABOUT_MONEY = frozenset({CaseKind.CHARGEBACK, CaseKind.BOOKING, CaseKind.PAYMENT})


def suiting_case(cases: Iterable[Case], *, taken: Collection[str]) -> Case | None:
    """The case whose evidence the pack should be made of, or None: then one is opened.

    It is not closed, not restricted, about a booking, a payment or a chargeback, and none of
    `taken`. One about a chargeback goes first, then the newest.
    """
    suiting = [case for case in cases if _suits(case) and case.case_id not in taken]
    by_closeness = sorted(
        suiting,
        key=lambda case: (case.kind is CaseKind.CHARGEBACK, case.created_at, case.case_id),
    )
    return by_closeness[-1] if by_closeness else None


def takes_its_case(chargeback: Chargeback) -> bool:
    """An open one has its deadline there, and a lost one its hold until the case is closed."""
    return chargeback.status is not ChargebackStatus.WON


def _suits(case: Case) -> bool:
    alive = case.status is not CaseStatus.CLOSED and not case.restricted
    return alive and case.kind in ABOUT_MONEY
