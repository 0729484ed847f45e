"""Everything about a case that a pack is made of."""

from attrs import frozen

from core.cases.case import Case
from core.conduct.violation import Violation
from core.deposits.claim import DepositClaim
from core.deposits.deposit_release import DepositRelease
from core.dmca.claim import DmcaClaim
from core.dmca.words import DmcaWords
from core.evidence.evidence import Evidence
from core.holds.hold import PayoutHold
from core.ledger.posting import Posting
from core.orders.snapshot import OrderSnapshot
from core.refunds.outside_refund import OutsideRefund
from core.refunds.refund import Refund
from core.timeline.event import Event
from core.timeline.message import Message
from core.transfers.reversal import TransferReversal


@frozen(kw_only=True)
class CaseMaterial:
    """One case at one version, each list oldest first.

    `order` is the newest snapshot; `earlier_orders` are the other versions that decisions of the
    case were made on. What belongs to other cases of the order is not in it; refunds made at the
    processor, and what comes back for them, belong to the order and so to each of them.
    """

    case: Case
    order: OrderSnapshot | None = None
    earlier_orders: tuple[OrderSnapshot, ...] = ()
    events: tuple[Event, ...] = ()
    messages: tuple[Message, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    refunds: tuple[Refund, ...] = ()
    outside_refunds: tuple[OutsideRefund, ...] = ()
    holds: tuple[PayoutHold, ...] = ()
    claims: tuple[DepositClaim, ...] = ()
    releases: tuple[DepositRelease, ...] = ()
    reversals: tuple[TransferReversal, ...] = ()
    dmca_claims: tuple[DmcaClaim, ...] = ()
    dmca_words: tuple[DmcaWords, ...] = ()
    violations: tuple[Violation, ...] = ()
    postings: tuple[Posting, ...] = ()
