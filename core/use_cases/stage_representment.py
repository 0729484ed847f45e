"""Have the processor keep the representment, without sending it to the network."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from core.chargebacks.chargeback import Chargeback
from core.chargebacks.deadlines import forbids_answer
from core.errors import ErrorCode, Refusal
from core.request import Role
from core.use_cases.handling.chargeback_command import ChargebackCommand
from core.use_cases.handling.work import Work


@frozen(kw_only=True)
class StageRepresentment(ChargebackCommand[bool]):
    """Answers that it may be staged; staging changes nothing that a network sees, so that no intent
    has to be committed before it.
    """

    action: ClassVar = "chargeback.stage"
    roles: ClassVar = frozenset({Role.FINANCE_OPS})

    def decide(self, work: Work) -> bool | Refusal:
        found = self.chargeback_and_case(work)
        if isinstance(found, Refusal):
            return found
        chargeback, _ = found
        return forbids_staging(chargeback, when=work.now) or True


@frozen(kw_only=True)
class StageRepresentmentByItself(StageRepresentment):
    """The same for the Support Center itself."""

    roles: ClassVar = frozenset({Role.SYSTEM})


def forbids_staging(chargeback: Chargeback, *, when: datetime) -> Refusal | None:
    return forbids_answer(chargeback, when=when) or _nothing_to_stage(chargeback)


def _nothing_to_stage(chargeback: Chargeback) -> Refusal | None:
    if not chargeback.representment.is_blank:
        return None
    return Refusal(
        code=ErrorCode.EVIDENCE_REQUIRED,
        field="chargebackId",
        message="Nothing is drafted against this chargeback.",
        hint="Write it with draftRepresentment; the sweep drafts it from the case as well.",
    )
