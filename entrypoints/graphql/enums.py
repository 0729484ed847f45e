"""The enums of the schema and the values they name: upper case outside, ours inside."""

from ariadne import EnumType

from core.cases.fact import FactName
from core.cases.kind import CaseKind
from core.cases.links import Relation
from core.cases.status import Awaiting, CaseStatus, Outcome
from core.deposits.claim import ClaimStatus
from core.deposits.deposit_release import ReleaseKind, ReleaseStatus
from core.evidence.evidence import EvidenceStatus
from core.holds.hold import HoldStatus
from core.pack.purpose import PackPurpose
from core.parked.parked_work import ParkedKind
from core.refunds.refund import RefundMethod, RefundStatus, WaitsFor
from core.timeline.message import Audience, AuthorRole
from core.views.case_order import CaseOrder

ENUMS = (
    EnumType("CaseKind", CaseKind),
    EnumType("CaseStatus", CaseStatus),
    EnumType("CaseOrder", CaseOrder),
    EnumType("Awaiting", Awaiting),
    EnumType("Outcome", Outcome),
    EnumType("LinkRelation", Relation),
    EnumType("CaseFact", FactName),
    EnumType("Audience", Audience),
    EnumType("AuthorRole", AuthorRole),
    EnumType("RefundStatus", RefundStatus),
    EnumType("RefundMethod", RefundMethod),
    EnumType("WaitsFor", WaitsFor),
    EnumType("HoldStatus", HoldStatus),
    EnumType("DepositClaimStatus", ClaimStatus),
    EnumType("DepositReleaseStatus", ReleaseStatus),
    EnumType("DepositReleaseKind", ReleaseKind),
    EnumType("EvidenceStatus", EvidenceStatus),
    EnumType("ParkedKind", ParkedKind),
    EnumType("PackPurpose", PackPurpose),
)
