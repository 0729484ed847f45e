"""Answering chargebacks in the core."""

from attrs import frozen

from core.chargebacks.chargeback import ChargebackStatus
from core.errors import Refusal
from core.use_cases.accept_chargeback import AcceptChargeback
from core.use_cases.draft_representment import DraftRepresentment
from core.use_cases.read_case_money import ReadCaseMoney
from core.use_cases.stage_representment import StageRepresentment
from core.use_cases.submit_representment import SubmitRepresentment
from core.views.chargeback_view import ChargebackView
from core.views.selection import Selection
from entrypoints.specifications.office import Office
from entrypoints.specifications.on_core.asking import refused, shown, signed_by
from entrypoints.specifications.people import Person
from entrypoints.specifications.seen import ChargebackSeen


@frozen
class CoreChargebacks:
    """entrypoints/specifications/driver.py, `Chargebacks`."""

    office: Office

    def draft(self, who: Person, chargeback_id: str) -> Refusal | None:
        words = "They were there, and wrote that they liked it."
        asked = DraftRepresentment(
            chargeback_id=chargeback_id,
            product_description=words,
            customer_communication=words,
            service_documentation=words,
        )
        return refused(self.office, who, asked)

    def stage(self, who: Person, chargeback_id: str) -> Refusal | None:
        asked = StageRepresentment(chargeback_id=chargeback_id)
        told = self.office.chargebacks.stage(asked, signed_by(self.office, who))
        return told if isinstance(told, Refusal) else None

    def submit(self, who: Person, chargeback_id: str) -> Refusal | None:
        asked = SubmitRepresentment(chargeback_id=chargeback_id)
        told = self.office.chargebacks.submit(asked, signed_by(self.office, who))
        return told if isinstance(told, Refusal) else None

    def accept(self, who: Person, chargeback_id: str) -> Refusal | None:
        asked = AcceptChargeback(chargeback_id=chargeback_id, reason="The buyer is right.")
        told = self.office.chargebacks.accept(asked, signed_by(self.office, who))
        return told if isinstance(told, Refusal) else None

    def on_case(self, who: Person, case_id: str) -> dict[str, ChargebackSeen] | Refusal:
        query = ReadCaseMoney(case_id=case_id, selection=Selection(chargebacks=True))
        view = shown(self.office, who, query)
        if isinstance(view, Refusal):
            return view
        return {it.chargeback_id: _seen(it) for it in view.chargebacks}


def _seen(view: ChargebackView) -> ChargebackSeen:
    return ChargebackSeen(
        status=ChargebackStatus(view.status),
        amount_cents=view.amount_cents,
        due_at=view.due_at,
        submit_by=view.submit_by,
        packed=view.evidence_sha256 is not None,
        missing=view.missing,
        submitted_by=view.submitted_by,
        failure=view.failure,
    )
