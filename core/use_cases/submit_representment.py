"""Send the representment to the network: decided here, once; asked of the processor afterwards."""

from typing import ClassVar

from attrs import frozen

from core.chargebacks.chargeback import Answer, Chargeback, ChargebackStatus
from core.chargebacks.deadlines import forbids_answer
from core.errors import ErrorCode, Refusal
from core.request import Role
from core.use_cases.handling.chargeback_command import ChargebackCommand
from core.use_cases.handling.work import Work


@frozen(kw_only=True)
class SubmitRepresentment(ChargebackCommand[bool]):
    """Commits that the staged representment is to be submitted (reliability.md 1 and 11).

    From here on no draft changes any more, so that asking again asks for the same.
    """

    action: ClassVar = "chargeback.submit"
    roles: ClassVar = frozenset({Role.FINANCE_OPS})

    def decide(self, work: Work) -> bool | Refusal:
        found = self.chargeback_and_case(work)
        if isinstance(found, Refusal):
            return found
        chargeback, _ = found
        forbidden = (
            forbids_answer(chargeback, when=work.now)
            or _not_staged(chargeback)
            or self.forbids(chargeback, work)
        )
        if forbidden is not None:
            return forbidden
        work.uow.chargebacks.save(self._decided(chargeback, work))
        work.details |= {
            "manifest_sha256": chargeback.evidence_manifest_sha256,
            "file": chargeback.evidence_file,
        }
        return True

    def forbids(self, chargeback: Chargeback, work: Work) -> Refusal | None:  # noqa: ARG002
        """A person may send what policy finds incomplete."""
        return None

    def _decided(self, chargeback: Chargeback, work: Work) -> Chargeback:
        requested = ChargebackStatus.EVIDENCE_REQUESTED
        if chargeback.status is ChargebackStatus.NOTIFIED:
            chargeback = chargeback.to(requested, when=work.now)
        return chargeback.changed(
            when=work.now,
            answer=Answer.SUBMIT,
            submitted_by=work.request.actor,
            submitted_at=work.now,
            sent_at=work.now,
            act_at=work.now,
            asked=0,
            failure=None,
        )


@frozen(kw_only=True)
class SubmitRepresentmentByItself(SubmitRepresentment):
    """When nobody acted in time, and only what is complete (domain.md, *Chargeback*)."""

    roles: ClassVar = frozenset({Role.SYSTEM})

    def forbids(self, chargeback: Chargeback, work: Work) -> Refusal | None:
        due = chargeback.act_at is not None and chargeback.act_at <= work.now
        if due and chargeback.is_ready:
            return None
        return Refusal(
            code=ErrorCode.EVIDENCE_REQUIRED,
            field="chargebackId",
            message="Nothing goes out by itself before its time, or incomplete.",
            hint="Complete the representment, or submit it yourself.",
        )


def _not_staged(chargeback: Chargeback) -> Refusal | None:
    if chargeback.staged_at is not None:
        return None
    return Refusal(
        code=ErrorCode.EVIDENCE_REQUIRED,
        field="chargebackId",
        message="The representment as it is drafted now was not staged.",
        hint="Stage it with stageRepresentment, read it once more, then submit it.",
    )
