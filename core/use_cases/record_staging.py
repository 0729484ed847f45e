"""Record that the processor keeps a representment."""

from typing import ClassVar

from attrs import frozen

from core.chargebacks.representment import Representment
from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.chargeback_command import ChargebackCommand
from core.use_cases.handling.work import Work


@frozen(kw_only=True)
class RecordStaging(ChargebackCommand[bool]):
    """Answers whether what was staged is what is drafted still; else it is to be staged again."""

    action: ClassVar = "chargeback.staged"
    roles: ClassVar = frozenset({Role.SYSTEM})

    representment: Representment
    file: str | None
    staged_by: str

    def decide(self, work: Work) -> bool | Refusal:
        found = self.chargeback_and_case(work)
        if isinstance(found, Refusal):
            return found
        chargeback, _ = found
        staged = self.representment, self.file
        same = staged == (chargeback.representment, chargeback.evidence_file)
        if not same or not chargeback.awaits_evidence:
            return False
        if chargeback.staged_at is None:
            kept = chargeback.changed(when=work.now, staged_by=self.staged_by, staged_at=work.now)
            work.uow.chargebacks.save(kept)
        return True
