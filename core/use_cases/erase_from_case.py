"""Erase a person's words, and words about them, from one case."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import evolve, frozen

from core.cases.case import Case
from core.erasure.about import About
from core.erasure.case_erasure import CaseErasure
from core.erasure.ground import ErasureGround
from core.erasure.person import unfit_person
from core.erasure.still_needed import still_needed
from core.errors import Refusal
from core.request import Role
from core.text import unfit_id
from core.timeline.hidden_words import ERASED
from core.use_cases.handling.case_command import CaseCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.erasing import (
    erase_dmca_words,
    erase_event_words,
    erase_file_names,
    erase_messages,
    erase_money_notes,
    erase_representments,
    erase_violation_reasons,
)


@frozen(kw_only=True)
class EraseFromCase(CaseCommand[CaseErasure]):
    """Nothing of it can be undone. Doing it again erases what was written since.

    Ids, amounts, codes, times and hashes stay, and so does every word while money or a claim is
    open on the case (docs/adr/0015).
    """

    action: ClassVar = "person.erase"
    roles: ClassVar = frozenset({Role.SYSTEM})

    user_id: str
    ground: ErasureGround
    decided_by: str

    def faults(self) -> Iterator[Refusal | None]:
        yield from self.unfit_case()
        yield unfit_person("userId", self.user_id)
        yield unfit_id("decidedBy", self.decided_by)

    def decide(self, work: Work) -> CaseErasure | Refusal:
        case = work.case(self.case_id)
        if isinstance(case, Refusal):
            return case
        work.details |= {
            "user_id": self.user_id,
            "ground": self.ground.value,
            "decided_by": self.decided_by,
        }
        kept = _still_needed(work, case)
        told = CaseErasure(case_id=case.case_id, kept=kept)
        if kept is None:
            told = self._erased(work, case)
        work.details |= {"kept": kept, **told.counted()}
        return told

    def _erased(self, work: Work, case: Case) -> CaseErasure:
        about = About(user_id=self.user_id, case=case)
        summary = about.summary and case.summary != ERASED
        told = CaseErasure(
            case_id=case.case_id,
            summary=summary,
            messages=erase_messages(work, about),
            event_words=erase_event_words(work, about),
            money_notes=erase_money_notes(work, about),
            file_names=erase_file_names(work, about),
            claim_words=erase_dmca_words(work, about),
            violation_reasons=erase_violation_reasons(work, about),
            representments=erase_representments(work, about),
        )
        if told.texts:
            bare = evolve(case, summary=ERASED) if summary else case
            work.record(bare, told.entry(user_id=self.user_id, ground=self.ground.value))
        return told


def _still_needed(work: Work, case: Case) -> str | None:
    charge = work.uow.charges.payment_of(case.order_id) if case.order_id else None
    return still_needed(
        refunds=work.uow.refunds.of_case(case.case_id),
        claims=work.uow.deposit_claims.of_case(case.case_id),
        holds=work.uow.payout_holds.of_case(case.case_id),
        dmca_claims=work.uow.dmca_claims.of_case(case.case_id),
        violations=work.uow.violations.of_case(case.case_id),
        disputes=work.uow.disputes.of_charge(charge.charge_id) if charge else (),
    )
