"""The words that sentences leave open, each with what it may be and how it is read."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from attrs import frozen

from core.cases.fact import FactName
from core.cases.kind import SUBTYPES, CaseKind
from core.cases.status import Awaiting, CaseStatus, Outcome
from core.chargebacks.chargeback import ChargebackStatus
from core.chargebacks.representment import FIELDS
from core.chargebacks.terms import PACK
from core.conduct.ladder import Sanction
from core.conduct.violation import ViolationStatus
from core.deposits.claim import ClaimStatus
from core.dmca.status import DmcaStatus
from core.holds.ground import HoldGround
from core.holds.hold import HoldStatus
from core.kernels.deposit_action import DepositMove
from core.notifications.kind import NotificationKind
from core.orders.deposit import DepositKind
from core.refunds.reasons import RefundReason
from core.views.case_queue import CaseQueue
from entrypoints.specifications.credit_fates import CREDIT_FATES
from entrypoints.specifications.files_sent import FILES
from entrypoints.specifications.grounds import GROUNDS
from entrypoints.specifications.money import read_dollars
from entrypoints.specifications.people import BUYER, OTHER_PROVIDER, PEOPLE, PROVIDER
from entrypoints.specifications.refund_fates import REFUND_FATES
from entrypoints.specifications.sold import CREATIONS, SESSIONS, SOLD
from entrypoints.specifications.takedowns import COUNTER_NOTICE_PARTS, NOTICE_PARTS


@frozen
class Word:
    """One kind of open word: the pattern it matches, its reader, an example, and what it may be."""

    pattern: str
    read: Callable[[str], Any]
    example: str
    meaning: str


@frozen
class StatusWord:
    """A status, and whom the case waits for in it."""

    status: CaseStatus
    awaiting: Awaiting | None = None


def one_of(meanings: Mapping[str, Any]) -> Word:
    """A word from a closed list."""
    longest_first = sorted(meanings, key=len, reverse=True)
    known = {said.lower(): meaning for said, meaning in meanings.items()}
    pattern = "|".join(re.escape(said) for said in longest_first)
    return Word(
        pattern, lambda text: known[text.lower()], next(iter(meanings)), ", ".join(meanings)
    )


def spaced(names: Iterable[str]) -> dict[str, str]:
    """Names by how they are said: `buyer_no_show` is said `buyer no show`."""
    return {name.replace("_", " "): name for name in names}


def read_moment(text: str) -> datetime:
    """The UTC instant of `2026-12-05 at 18:00`, or to the second `… at 18:00:01`."""
    return datetime.fromisoformat(text.replace(" at ", "T")).replace(tzinfo=UTC)


def read_length(text: str) -> timedelta:
    """The length of `8 hours`."""
    count, unit = text.split()
    return timedelta(**{unit.rstrip("s") + "s": int(count)})


WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
DAYS: dict[str, tuple[int, ...]] = {
    "on weekdays": (0, 1, 2, 3, 4),
    "every day": (0, 1, 2, 3, 4, 5, 6),
    **{f"on {name}": (number,) for number, name in enumerate(WEEKDAYS)},
}
STATUSES = {
    "new": StatusWord(CaseStatus.NEW),
    "triage": StatusWord(CaseStatus.TRIAGE),
    "investigating": StatusWord(CaseStatus.INVESTIGATING),
    "awaiting the customer": StatusWord(CaseStatus.AWAITING_USER, Awaiting.CUSTOMER),
    "awaiting the seller": StatusWord(CaseStatus.AWAITING_USER, Awaiting.SELLER),
    "decision pending": StatusWord(CaseStatus.DECISION_PENDING),
    "resolved": StatusWord(CaseStatus.RESOLVED),
    "closed": StatusWord(CaseStatus.CLOSED),
}
DEPOSIT_KINDS = {
    "held": DepositKind.AUTHORIZATION_HOLD,
    "refundable": DepositKind.CHARGE_REFUNDABLE,
    "nonrefundable": DepositKind.NONREFUNDABLE_FEE,
}
DEPOSIT_FATES = {
    "released": DepositMove.RELEASE,
    "refunded": DepositMove.REFUND,
    "forfeited": DepositMove.FORFEIT,
    "left alone": DepositMove.NONE,
}
CLAIM_FATES = {
    "waiting for a second person": ClaimStatus.FILED,
    "being captured": ClaimStatus.APPROVED,
    "denied": ClaimStatus.DENIED,
    "captured": ClaimStatus.CAPTURED,
    "without effect": ClaimStatus.FAILED,
}
HOLD_GROUNDS = {
    "staff look into it": HoldGround.UNDER_REVIEW,
    "a case is urgent": HoldGround.URGENT_CASE,
    "the payment is disputed": HoldGround.CHARGEBACK,
    "a copyright claim may need a refund": HoldGround.DMCA_CLAIM,
    "too many severe cases are open": HoldGround.SEVERE_CASES,
}
DMCA_FATES = {
    "received": DmcaStatus.CLAIM_RECEIVED,
    "in force": DmcaStatus.CREATOR_NOTIFIED,
    "countered": DmcaStatus.COUNTER_NOTICED,
    "kept down": DmcaStatus.KEPT_DOWN,
    "over": DmcaStatus.RESTORED,
    "closed": DmcaStatus.CLOSED,
}
VIOLATION_FATES = {
    "made": ViolationStatus.DECIDED,
    "appealed": ViolationStatus.APPEALED,
    "upheld": ViolationStatus.UPHELD,
    "overturned": ViolationStatus.OVERTURNED,
}
CHARGEBACK_FATES = {
    "heard of": ChargebackStatus.NOTIFIED,
    "waiting for an answer": ChargebackStatus.EVIDENCE_REQUESTED,
    "answered": ChargebackStatus.REPRESENTED,
    "won": ChargebackStatus.WON,
    "lost": ChargebackStatus.LOST,
}
DISPUTES = {
    "fraud": "fraudulent",
    "a service that never came": "product_not_received",
    "a poor service": "product_unacceptable",
    "a refund that never came": "credit_not_processed",
    "a double charge": "duplicate",
    "something else": "general",
}
MILESTONE_STATES = ("undelivered", "delivered", "approved")
POLICIES = ("flexible", "standard", "strict", "studio")
PUBLIC_STATUSES = (
    "open",
    "awaiting_customer",
    "awaiting_seller",
    "investigating",
    "decision_pending",
    "refunded",
    "denied",
    "goodwill",
    "escalated",
    "closed",
)
FACTS = {
    "the payment was fraudulent": FactName.FRAUD_VALIDATED,
    "the complaint about quality is justified": FactName.QUALITY_VALIDATED,
    "the claim on the deposit is settled": FactName.DEPOSIT_CLAIM_SETTLED,
}


def status_in_words(status: StatusWord) -> str:
    return next(said for said, meant in STATUSES.items() if meant == status)


def fate_in_words(move: DepositMove) -> str:
    return next(said for said, meant in DEPOSIT_FATES.items() if meant == move)


def hold_ground_in_words(ground: HoldGround) -> str:
    return next(said for said, meant in HOLD_GROUNDS.items() if meant is ground)


def claim_in_words(status: ClaimStatus) -> str:
    return next(said for said, meant in CLAIM_FATES.items() if meant is status)


def dmca_in_words(status: DmcaStatus) -> str:
    return next((said for said, meant in DMCA_FATES.items() if meant is status), status.value)


def violation_in_words(status: ViolationStatus) -> str:
    return next(said for said, meant in VIOLATION_FATES.items() if meant is status)


def chargeback_in_words(status: ChargebackStatus) -> str:
    return next(said for said, meant in CHARGEBACK_FATES.items() if meant is status)


MACROS = {
    "refund ladder": "refund_ladder",
    "macro for a buyer who did not come": "buyer_no_show",
    "macro for an order that was paid twice": "duplicate_charge",
    "macro for content that cannot be had": "content_unavailable",
    "macro that asks a question": "request_info",
    "macro that asks for evidence": "evidence_request",
}
NEWS = {
    "the case was opened": NotificationKind.CASE_OPENED,
    "there is news on the case": NotificationKind.CASE_UPDATED,
    "somebody answered": NotificationKind.CASE_ANSWERED,
    "the case is resolved": NotificationKind.CASE_RESOLVED,
    "the refund came through": NotificationKind.REFUND_SUCCEEDED,
    "a due time was missed": NotificationKind.SLA_BREACH,
}
WORDS: dict[str, Word] = {
    "Amount": Word(
        r"\$\d[\d,]{0,10}(?:\.\d\d)?", read_dollars, "$1,190.75", "dollars, as in $1,190.75"
    ),
    "Moment": Word(
        r"20\d\d-\d\d-\d\d at \d\d:\d\d(?::\d\d)?",
        read_moment,
        "2026-12-05 at 18:00",
        "a time in UTC: 2026-12-05 at 18:00, or to the second 2026-12-05 at 18:00:01",
    ),
    "Day": Word(r"20\d\d-\d\d-\d\d", date.fromisoformat, "2026-12-25", "a day: 2026-12-25"),
    "Hour": Word(r"\d\d:\d\d", str, "09:00", "a time of day from 00:00 to 24:00"),
    "Days": one_of(DAYS),
    "Zone": Word(
        r"[A-Z]\w+(?:/[\w+-]+)*",
        str,
        "Europe/Berlin",
        "a time zone by its IANA name: Europe/Berlin",
    ),
    "Length": Word(
        r"\d{1,4} (?:second|minute|hour|day)s?",
        read_length,
        "8 hours",
        "how long: 1 second, 30 minutes, 8 hours, 7 days",
    ),
    "Priority": Word(r"\d", int, "3", "1 (urgent) to 5 (low)"),
    "Count": Word(r"\d{1,5}", int, "3", "a whole number"),
    "Person": one_of(PEOPLE),
    "Party": one_of({BUYER.name: "buyer", PROVIDER.name: "provider"}),
    "Provider": one_of({it.name: it for it in (PROVIDER, OTHER_PROVIDER)}),
    "Session": one_of(SESSIONS),
    "Creation": one_of(CREATIONS),
    "Sold": one_of(SOLD),
    "Policy": one_of({name: name for name in POLICIES}),
    "MilestoneState": one_of({state: state for state in MILESTONE_STATES}),
    "DepositKind": one_of(DEPOSIT_KINDS),
    "DepositFate": one_of(DEPOSIT_FATES),
    "CaseKind": one_of({kind.value: kind for kind in CaseKind}),
    "Subtype": one_of(spaced(name for names in SUBTYPES.values() for name in names)),
    "Macro": one_of(MACROS),
    "News": one_of(NEWS),
    "Status": one_of(STATUSES),
    "PublicStatus": one_of(spaced(PUBLIC_STATUSES)),
    "Severity": one_of({name: name for name in ("urgent", "high", "normal", "low")}),
    "Fact": one_of(FACTS),
    "Outcome": one_of({outcome.value: outcome for outcome in Outcome}),
    "Reason": one_of({said: RefundReason(code) for said, code in spaced(RefundReason).items()}),
    "RefundFate": one_of({fate: fate for fate in REFUND_FATES}),
    "CreditFate": one_of({fate: fate for fate in CREDIT_FATES}),
    "File": one_of(FILES),
    "ClaimFate": one_of(CLAIM_FATES),
    "HoldGround": one_of(HOLD_GROUNDS),
    "Queue": one_of({queue.replace("_", " "): queue for queue in CaseQueue}),
    "ChargebackFate": one_of(CHARGEBACK_FATES),
    "Dispute": one_of(DISPUTES),
    "Lack": one_of(spaced((PACK, *FIELDS))),
    "HoldStatus": one_of({status.value: status for status in HoldStatus}),
    "NoticePart": one_of(NOTICE_PARTS),
    "CounterNoticePart": one_of(COUNTER_NOTICE_PARTS),
    "DmcaFate": one_of(DMCA_FATES),
    "Sanction": one_of({sanction.value: sanction for sanction in Sanction}),
    "ViolationFate": one_of(VIOLATION_FATES),
    "Ground": one_of(GROUNDS),
}
