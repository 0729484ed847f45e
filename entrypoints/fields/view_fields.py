"""Where the fields of the contract's types find their values, if not under their own name."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from core.cases.derived import public_status, severity
from core.conduct.ladder import Sanction, next_sanction
from core.macros.step import NEEDS
from entrypoints.fields.dmca_words import former_urls, part_of_words, urls, word

if TYPE_CHECKING:
    from core.macros.macro import Macro
    from core.refunds.allocation import Allocation
    from core.use_cases.handling.evidence_office import Upload
    from core.views.case_view import CaseView, EventView
    from core.views.conduct_view import ConductView
    from core.views.message_view import MessageView
    from core.views.refund_view import RefundView

FIRST_PAGE: Final = 1
Found = str | Callable[..., Any]
"""An attribute's name, or what makes the value of what the field is of, and of its arguments."""


def timeline(of: "CaseView", *, page: int | None = None) -> "Sequence[EventView]":
    return of.timeline[FIRST_PAGE if page is None else page]


def severity_of(of: "CaseView") -> str:
    return severity(of.priority)


def public_status_of(of: "CaseView") -> str:
    return public_status(
        status=of.status, awaiting=of.awaiting, outcome=of.outcome, escalated=of.escalated
    )


def body_html_of(of: "MessageView") -> str:
    from entrypoints.presentation.markdown import body_html  # noqa: PLC0415 - seldom asked for

    return body_html(of.body_md)


def allocations_on_legs(of: "RefundView") -> "list[Allocation]":
    """A wallet credit is on no leg."""
    return [share for share in of.allocations if share.leg_id is not None]


def subtotal_cents(of: "Allocation") -> int:
    return of.parts.subtotal_cents


def service_tax_cents(of: "Allocation") -> int:
    return of.parts.service_tax_cents


def platform_fee_cents(of: "Allocation") -> int:
    return of.parts.platform_fee_cents


def platform_fee_tax_cents(of: "Allocation") -> int:
    return of.parts.platform_fee_tax_cents


def next_sanction_of(of: "ConductView") -> Sanction:
    return next_sanction(map(Sanction, of.sanctions))


def form_url(of: "Upload") -> str:
    return of.form.url


def form_fields(of: "Upload") -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in of.form.fields.items()]


def form_expires_at(of: "Upload") -> datetime:
    return of.form.expires_at


def macro_parameters(of: "Macro") -> list[dict[str, Any]]:
    return [
        {"name": name, "about": each.about, "required": each.is_required, "default": each.default}
        for name, each in of.parameters.items()
    ]


def macro_roles(of: "Macro") -> list[str]:
    """What its steps need, each told with the roles of which one suffices."""
    needed = [NEEDS[step.do] for step in of.steps]
    return sorted({" or ".join(sorted(roles)) for roles in needed})


VIEW_FIELDS: Final[Mapping[str, Mapping[str, Found]]] = {
    "Case": {
        "id": "case_id",
        "payoutHolds": "holds",
        "timeline": timeline,
        "severity": severity_of,
        "publicStatus": public_status_of,
    },
    "MyCase": {"id": "case_id", "publicStatus": public_status_of},
    "CaseEvent": {"id": "event_id"},
    "EarlierCase": {"id": "case_id"},
    "Message": {"id": "message_id", "bodyHtml": body_html_of},
    "Refund": {"id": "refund_id", "allocations": allocations_on_legs},
    "RefundAllocation": {
        "subtotalCents": subtotal_cents,
        "serviceTaxCents": service_tax_cents,
        "platformFeeCents": platform_fee_cents,
        "platformFeeTaxCents": platform_fee_tax_cents,
    },
    "PayoutHold": {"id": "hold_id"},
    "Chargeback": {"id": "chargeback_id"},
    "DepositClaim": {"id": "claim_id"},
    "DepositRelease": {"id": "release_id"},
    "DmcaClaim": {
        "id": "claim_id",
        "claimant": part_of_words("notice"),
        "workDescription": word("notice", "work_description"),
        "urls": urls,
        "counterNotice": part_of_words("counter_notice"),
        "courtAction": part_of_words("court_action"),
    },
    "MyDmcaClaim": {
        "id": "claim_id",
        "claimantName": word("notice", "name"),
        "workDescription": word("notice", "work_description"),
        "urls": urls,
        "counterNotice": part_of_words("counter_notice"),
        "courtAction": part_of_words("court_action"),
    },
    "DmcaCounterNotice": {"formerUrls": former_urls},
    "Violation": {"id": "violation_id"},
    "MyViolation": {"id": "violation_id"},
    "Conduct": {"nextSanction": next_sanction_of},
    "Evidence": {"id": "evidence_id", "mimeType": "mime"},
    "EvidenceUpload": {
        "url": form_url,
        "fields": form_fields,
        "expiresAt": form_expires_at,
    },
    "ParkedWork": {"id": "work_id"},
    "Macro": {"parameters": macro_parameters, "roles": macro_roles},
    "MacroPreview": {"refusal": "refusal"},
    "AuditEntry": {"id": "audit_id"},
}
