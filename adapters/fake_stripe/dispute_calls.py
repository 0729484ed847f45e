"""The part of the port that is about disputes and the evidence against them."""

from collections.abc import Sequence

from adapters.fake_stripe import translation
from adapters.fake_stripe.client import Client
from adapters.fake_stripe.engine import StripeEngine
from ports.payment_processor import DisputeEvidence, Outcome, ProcessorDispute


class DisputeCalls:
    """For a class that has an engine; see ports/payment_processor.py."""

    __slots__ = ()
    engine: StripeEngine

    def dispute_by_ref(self, ref: str) -> Outcome[ProcessorDispute]:
        return Client(self.engine).get(f"/v1/disputes/{ref}", translation.dispute)

    def disputes_of_charge(self, charge: str) -> Outcome[Sequence[ProcessorDispute]]:
        """Newest first, all pages."""
        return Client(self.engine).all("/v1/disputes", translation.dispute, {"charge": charge})

    def upload_evidence(
        self, *, name: str, content: bytes, mime: str, idempotency_key: str
    ) -> Outcome[str]:
        """Refused for what is no PDF, JPEG or PNG, or above 5 MB."""
        return Client(self.engine).post(
            "/v1/files",
            {
                "purpose": "dispute_evidence",
                "file": {"filename": name, "type": mime, "content": content},
            },
            translation.file_id,
            idempotency_key=idempotency_key,
        )

    def stage_evidence(
        self, *, dispute: str, evidence: DisputeEvidence, idempotency_key: str
    ) -> Outcome[ProcessorDispute]:
        return self._answer_dispute(dispute, evidence, idempotency_key, submit=False)

    def submit_evidence(
        self, *, dispute: str, evidence: DisputeEvidence, idempotency_key: str
    ) -> Outcome[ProcessorDispute]:
        return self._answer_dispute(dispute, evidence, idempotency_key, submit=True)

    def accept_dispute(self, *, dispute: str, idempotency_key: str) -> Outcome[ProcessorDispute]:
        return Client(self.engine).post(
            f"/v1/disputes/{dispute}/close",
            {},
            translation.dispute,
            idempotency_key=idempotency_key,
        )

    def _answer_dispute(
        self, dispute: str, evidence: DisputeEvidence, idempotency_key: str, *, submit: bool
    ) -> Outcome[ProcessorDispute]:
        return Client(self.engine).post(
            f"/v1/disputes/{dispute}",
            {"evidence": {**evidence.texts, **evidence.files}, "submit": submit},
            translation.dispute,
            idempotency_key=idempotency_key,
        )
