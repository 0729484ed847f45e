"""Forgets a person, case by case (docs/adr/0015)."""

from collections.abc import Iterator

from attrs import frozen

from core.erasure.case_erasure import CaseErasure
from core.erasure.ground import ErasureGround
from core.erasure.person import unfit_person
from core.errors import Refusal
from core.request import Request
from core.use_cases.erase_from_case import EraseFromCase
from core.use_cases.handling.desk import Desk
from core.use_cases.record_erasure import RecordErasure


@frozen
class ErasureOffice:
    """Each case is a transaction of its own: broken off, an erasure is simply run again."""

    desk: Desk

    def erase(
        self, user_id: str, *, ground: ErasureGround, decided_by: str, request: Request
    ) -> Iterator[CaseErasure | Refusal]:
        """What was done on each case, as it is done; a refusal is about the request itself.

        Raises what the desk raises. Consumed to its end, the erasure is on record.
        """
        unfit = unfit_person("userId", user_id)
        if unfit is not None:
            # Before anything is looked for: a store cannot be asked for every text.
            yield unfit
            return
        kept: list[str] = []
        for case_id in self._cases_of(user_id):
            told = self.desk.handle(
                EraseFromCase(
                    case_id=case_id, user_id=user_id, ground=ground, decided_by=decided_by
                ),
                request,
            )
            if isinstance(told, CaseErasure) and told.kept is not None:
                kept.append(case_id)
            yield told
            if isinstance(told, Refusal):
                return
        done = RecordErasure(
            user_id=user_id, ground=ground, decided_by=decided_by, cases_kept=tuple(kept)
        )
        recorded = self.desk.handle(done, request)
        if isinstance(recorded, Refusal):
            yield recorded

    def _cases_of(self, user_id: str) -> tuple[str, ...]:
        with self.desk.store.unit_of_work() as uow:
            return uow.erasures.cases_of(user_id)
