"""Disputes of cardholders, and the evidence against them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from attrs import frozen

from adapters.stripe import translation
from adapters.stripe.connection import MOST_ROWS, Connection
from adapters.stripe.evidence_file import EvidenceFile
from adapters.stripe.fields import Fields
from ports.payment_processor import DisputeEvidence, Outcome, ProcessorDispute

if TYPE_CHECKING:
    from stripe import RequestOptions
    from stripe.params import DisputeUpdateParams


@frozen
class Disputes(Connection):
    """What cardholders take back through their banks."""

    def dispute_by_ref(self, ref: str) -> Outcome[ProcessorDispute]:
        return self.one(lambda: self.client.v1.disputes.retrieve(ref), translation.dispute)

    def disputes_of_charge(self, charge: str) -> Outcome[Sequence[ProcessorDispute]]:
        """Newest first, all pages."""
        return self.every(
            lambda: self.client.v1.disputes.list({"charge": charge, "limit": MOST_ROWS}),
            translation.dispute,
        )

    def upload_evidence(
        self, *, name: str, content: bytes, mime: str, idempotency_key: str
    ) -> Outcome[str]:
        file = EvidenceFile(name=name, content=content, mime=mime)
        return self.one(
            lambda: self.client.v1.files.create(
                {"file": file, "purpose": "dispute_evidence"},
                {"idempotency_key": idempotency_key},
            ),
            _id_of,
        )

    def stage_evidence(
        self, *, dispute: str, evidence: DisputeEvidence, idempotency_key: str
    ) -> Outcome[ProcessorDispute]:
        return self._update(dispute, evidence, idempotency_key, submit=False)

    def submit_evidence(
        self, *, dispute: str, evidence: DisputeEvidence, idempotency_key: str
    ) -> Outcome[ProcessorDispute]:
        return self._update(dispute, evidence, idempotency_key, submit=True)

    def accept_dispute(self, *, dispute: str, idempotency_key: str) -> Outcome[ProcessorDispute]:
        options: RequestOptions = {"idempotency_key": idempotency_key}
        return self.one(
            lambda: self.client.v1.disputes.close(dispute, options=options), translation.dispute
        )

    def _update(
        self, dispute: str, evidence: DisputeEvidence, key: str, *, submit: bool
    ) -> Outcome[ProcessorDispute]:
        """Stripe submits unless it is told not to, so it is always told."""
        told = {"evidence": {**evidence.texts, **evidence.files}, "submit": submit}
        return self.one(
            lambda: self.client.v1.disputes.update(
                dispute, cast("DisputeUpdateParams", told), {"idempotency_key": key}
            ),
            translation.dispute,
        )


def _id_of(found: Fields) -> str:
    return found.text("id")
