"""Write what the network is to be told about a chargeback."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.chargebacks.completeness import missing
from core.chargebacks.deadlines import forbids_answer
from core.chargebacks.representment import unfit_texts
from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.chargeback_command import ChargebackCommand
from core.use_cases.handling.work import Work

NAMED = {
    "product_description": "productDescription",
    "service_date": "serviceDate",
    "customer_communication": "customerCommunication",
    "refund_policy": "refundPolicy",
    "service_documentation": "serviceDocumentation",
    "explanation": "explanation",
}


@frozen(kw_only=True)
class DraftRepresentment(ChargebackCommand[bool]):
    """Replaces the texts that are given; None leaves one as it is, "" empties it.

    From then on the Support Center writes none of them itself. Nothing is sent.
    """

    action: ClassVar = "chargeback.draft"
    roles: ClassVar = frozenset({Role.FINANCE_OPS})

    product_description: str | None = None
    service_date: str | None = None
    customer_communication: str | None = None
    refund_policy: str | None = None
    service_documentation: str | None = None
    explanation: str | None = None

    def faults(self) -> Iterator[Refusal | None]:
        yield from super().faults()
        yield from unfit_texts(self._texts, NAMED)

    @property
    def _texts(self) -> dict[str, str | None]:
        return {name: getattr(self, name) for name in NAMED}

    def decide(self, work: Work) -> bool | Refusal:
        found = self.chargeback_and_case(work)
        if isinstance(found, Refusal):
            return found
        chargeback, _ = found
        forbidden = forbids_answer(chargeback, when=work.now)
        if forbidden is not None:
            return forbidden
        representment = chargeback.representment.with_texts(self._texts)
        drafted = chargeback.changed(
            when=work.now,
            representment=representment,
            missing=missing(
                representment,
                reason_code=chargeback.reason_code,
                packed=chargeback.evidence_made_at is not None,
                terms=work.policies.chargebacks,
            ),
            drafted_by=work.request.actor,
            drafted_at=work.now,
            staged_by=None,
            staged_at=None,
        )
        work.uow.chargebacks.save(drafted)
        work.details |= {
            "drafted": [name for name, text in self._texts.items() if text is not None]
        }
        return True
