"""The enums of the contract and where the values stand that they name: upper case outside, ours
inside.
"""

from collections.abc import Mapping
from typing import Final

ENUMS: Final[Mapping[str, str]] = {
    "CaseKind": "core.cases.kind:CaseKind",
    "CaseStatus": "core.cases.status:CaseStatus",
    "CaseQueue": "core.views.case_queue:CaseQueue",
    "CaseOrder": "core.views.case_order:CaseOrder",
    "Awaiting": "core.cases.status:Awaiting",
    "Outcome": "core.cases.status:Outcome",
    "LinkRelation": "core.cases.links:Relation",
    "CaseFact": "core.cases.fact:FactName",
    "Audience": "core.timeline.message:Audience",
    "AuthorRole": "core.timeline.message:AuthorRole",
    "RefundStatus": "core.refunds.refund:RefundStatus",
    "RefundMethod": "core.refunds.refund:RefundMethod",
    "WaitsFor": "core.refunds.refund:WaitsFor",
    "HoldGround": "core.holds.ground:HoldGround",
    "HoldRule": "core.holds.rule:HoldRule",
    "HoldStatus": "core.holds.hold:HoldStatus",
    "ChargebackStatus": "core.chargebacks.chargeback:ChargebackStatus",
    "ChargebackAnswer": "core.chargebacks.chargeback:Answer",
    "DepositClaimStatus": "core.deposits.claim:ClaimStatus",
    "DepositReleaseStatus": "core.deposits.deposit_release:ReleaseStatus",
    "DepositReleaseKind": "core.deposits.deposit_release:ReleaseKind",
    "DmcaClaimStatus": "core.dmca.status:DmcaStatus",
    "DmcaRestoreGround": "core.dmca.status:RestoreGround",
    "Sanction": "core.conduct.ladder:Sanction",
    "ViolationStatus": "core.conduct.violation:ViolationStatus",
    "EvidenceStatus": "core.evidence.evidence:EvidenceStatus",
    "ParkedKind": "core.parked.parked_work:ParkedKind",
    "PackPurpose": "core.pack.purpose:PackPurpose",
}
