"""Every field of Query and Mutation with the smallest arguments that are valid for it."""

from collections.abc import Collection, Mapping
from typing import Any

from attrs import field, frozen

from core.request import Role

CASE_FIELDS = "{ id }"


@frozen(kw_only=True)
class Example:
    """How a field is used. `arguments` may hold `$case`, `$other`, `$refund`, `$hold`, `$claim`,
    `$chargeback`, `$evidence` and the like. With `needs`, these arguments take that role besides
    one of the field's own.
    """

    arguments: Mapping[str, Any] = field(factory=dict)
    selection: str = ""
    on_a_case: bool = True
    needs: Role | None = None

    def suits(self, roles: Collection[Role]) -> bool:
        return self.needs is None or self.needs in roles

    def document(self, kind: str, name: str) -> str:
        """The operation with its arguments written out."""
        given = ", ".join(f"{key}: {literal(value)}" for key, value in self.arguments.items())
        return f"{kind} {{ {name}{f'({given})' if given else ''} {self.selection} }}"


def _on_case(**more: Any) -> dict[str, Any]:
    return {"caseId": "$case", **more}


def _input(**fields: Any) -> Example:
    return Example(arguments={"input": _on_case(**fields)})


class Enum(str):
    """A value that is written without quotes."""

    __slots__ = ()


ORDER = {"orderId": "ord_1003"}
QUESTION = {"name": "question", "value": "Which room was it?"}
NOTICE = {
    "creatorId": "usr_northlight",
    "claimantName": "Clara Nott",
    "claimantAddress": "1 Main St, Springfield",
    "claimantPhone": "+1 212 555 0100",
    "claimantEmail": "clara@example.com",
    "signature": "/s/ Clara Nott",
    "workDescription": "A photograph of a harbour.",
    "urls": ["https://market.example/p/1"],
    "goodFaith": True,
    "accurateUnderPenaltyOfPerjury": True,
}
COUNTER_NOTICE = {
    "name": "Nora Light",
    "address": "2 Side St, Springfield",
    "phone": "+1 212 555 0101",
    "signature": "/s/ Nora Light",
    "removedMaterial": "My photograph.",
    "formerUrls": ["https://market.example/p/1"],
    "mistakeUnderPenaltyOfPerjury": True,
    "consentsToJurisdiction": True,
}
LEG = {"legId": "leg_1"}
QUERIES: Mapping[str, Example] = {
    "adminCase": Example(arguments=_on_case(), selection=CASE_FIELDS),
    "adminCases": Example(selection=CASE_FIELDS, on_a_case=False),
    "adminCaseConnection": Example(
        arguments={"first": 100}, selection="{ edges { node { id } } }", on_a_case=False
    ),
    "caseQueue": Example(
        arguments={"name": Enum("UNASSIGNED")},
        selection="{ edges { node { id } } }",
        on_a_case=False,
    ),
    "caseQueues": Example(selection="{ queue count isMore }", on_a_case=False),
    "myCase": Example(arguments=_on_case(), selection=CASE_FIELDS),
    "refundOptions": Example(
        arguments=_on_case(**ORDER, reason="other"), selection="{ automaticCents }"
    ),
    "caseRefunds": Example(arguments=_on_case(), selection=CASE_FIELDS),
    "casePayoutHolds": Example(arguments=_on_case(), selection=CASE_FIELDS),
    "caseChargebacks": Example(arguments=_on_case(), selection=CASE_FIELDS),
    "openChargebacks": Example(selection="{ id caseId }", on_a_case=False),
    "caseDepositClaims": Example(arguments=_on_case(), selection=CASE_FIELDS),
    "caseDepositReleases": Example(arguments=_on_case(), selection=CASE_FIELDS),
    "caseDmcaClaims": Example(arguments=_on_case(), selection=CASE_FIELDS),
    "caseViolations": Example(arguments=_on_case(), selection=CASE_FIELDS),
    "caseEvidence": Example(arguments=_on_case(), selection=CASE_FIELDS),
    "pendingApprovals": Example(selection=CASE_FIELDS, on_a_case=False),
    "auditTrail": Example(arguments=_on_case(), selection="{ id resource details }"),
    "payoutExposure": Example(
        arguments={"providerId": "usr_northlight"},
        selection="{ orderId exposureCents holds { reason } }",
        on_a_case=False,
    ),
    "myPayoutHolds": Example(selection="{ orderId exposureCents }", on_a_case=False),
    "macros": Example(selection="{ name roles }", on_a_case=False),
    "previewMacro": Example(
        arguments=_on_case(macro="request_info", parameters=[QUESTION]),
        selection="{ macro steps { step does } }",
        needs=Role.TRUST_SAFETY,
    ),
    "parkedWork": Example(selection="{ id caseId }", on_a_case=False),
}
MUTATIONS: Mapping[str, Example] = {
    "openCase": Example(
        arguments={"input": {"kind": Enum("PRODUCT"), "summary": "It does not open."}},
        on_a_case=False,
    ),
    "addCaseNote": _input(note="Rang the studio."),
    "assignCase": _input(ownerAdmin="usr_tess"),
    "claimNextCase": Example(on_a_case=False),
    "setCaseStatus": _input(status=Enum("TRIAGE")),
    "issueRefund": _input(**ORDER, amountCents=100, reason="other"),
    "applyPayoutHold": _input(
        **ORDER, providerId="usr_northlight", amountCents=100, reason="To be safe."
    ),
    "releasePayoutHold": Example(arguments={"holdId": "$hold"}),
    "setCasePriority": _input(priority=2),
    "escalateCase": Example(arguments=_on_case()),
    "restrictCase": Example(arguments=_on_case(restricted=False)),
    "linkCases": _input(otherCaseId="$other"),
    "addWatcher": Example(arguments=_on_case(userId="usr_theo")),
    "removeWatcher": Example(arguments=_on_case(userId="usr_watcher")),
    "postCaseMessage": _input(bodyMd="Hello."),
    "redactMessage": Example(arguments={"messageId": "$message", "reason": "It names a child."}),
    "recordCaseFact": _input(fact=Enum("FRAUD_VALIDATED"), note="The bank said so."),
    "approveRefund": Example(arguments={"refundId": "$refund"}),
    "rejectRefund": Example(arguments={"refundId": "$refund"}),
    "pauseRefunds": Example(on_a_case=False),
    "resumeRefunds": Example(on_a_case=False),
    "requestEvidenceUpload": Example(
        arguments={
            "input": _on_case(
                fileName="lamp.png", mimeType="image/png", sizeBytes=100, sha256="a" * 64
            )
        },
        selection="{ evidenceId }",
    ),
    "attachEvidence": Example(arguments=_on_case(evidenceId="$evidence")),
    "evidenceLink": Example(arguments=_on_case(evidenceId="$evidence"), selection="{ url }"),
    "redactEvidence": _input(evidenceId="$evidence", reason="A passport."),
    "exportCase": Example(arguments=_on_case(), selection="{ url }"),
    "retryParkedWork": Example(arguments={"workId": "$parked"}),
    "applyMacro": Example(
        arguments={"input": _on_case(macro="request_info", parameters=[QUESTION])},
        selection="{ macro ids }",
    ),
    "unparkWork": Example(arguments={"workId": "$parked", "note": "It is done."}),
    "draftRepresentment": Example(
        arguments={"input": {"chargebackId": "$chargeback", "explanation": "They were there."}}
    ),
    "stageRepresentment": Example(arguments={"chargebackId": "$chargeback"}),
    "submitRepresentment": Example(arguments={"chargebackId": "$chargeback"}),
    "acceptChargeback": Example(arguments={"chargebackId": "$chargeback", "reason": "Yes."}),
    "creditGoodwill": _input(**ORDER, amountCents=100, note="For the trouble."),
    "fileDepositClaim": _input(**ORDER, **LEG, amountCents=100, reason="A broken chair."),
    "approveDepositClaim": Example(arguments={"claimId": "$claim"}),
    "denyDepositClaim": Example(arguments={"claimId": "$claim", "reason": "No damage."}),
    "fileDmcaClaim": _input(**NOTICE),
    "fileCounterNotice": Example(arguments={"input": {"claimId": "$dmca", **COUNTER_NOTICE}}),
    "reportCourtAction": Example(
        arguments={"input": {"claimId": "$dmca", "court": "S.D.N.Y.", "docketNumber": "1:26-cv-1"}}
    ),
    "withdrawDmcaClaim": Example(arguments={"claimId": "$dmca", "reason": "It is licensed."}),
    "restoreDmcaContent": Example(arguments={"claimId": "$dmca"}),
    "closeDmcaClaim": Example(arguments={"claimId": "$dmca"}),
    "decideViolation": Example(arguments={"input": {"caseId": "$policy", "reason": "Threats."}}),
    "appealViolation": Example(
        arguments={"violationId": "$violation", "reason": "It was a quotation."}
    ),
    "reviewAppeal": Example(
        arguments={"input": {"violationId": "$violation", "overturned": True, "reason": "It was."}}
    ),
    "releaseDeposit": _input(**ORDER, **LEG),
}


def literal(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {literal(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) and not isinstance(value, Enum) else str(value)
