"""Copyright claims in the core."""

from typing import Any

from attrs import frozen

from core.dmca.counter_notice import CounterNotice
from core.dmca.notice import Notice
from core.dmca.status import DmcaStatus
from core.errors import Refusal
from core.use_cases.close_dmca_claim import CloseDmcaClaim
from core.use_cases.file_counter_notice import FileCounterNotice
from core.use_cases.file_dmca_claim import FileDmcaClaim
from core.use_cases.handling.dmca_claim_command import DmcaClaimCommand
from core.use_cases.read_case import ReadCase
from core.use_cases.report_court_action import ReportCourtAction
from core.use_cases.restore_dmca_content import RestoreDmcaContent
from core.use_cases.withdraw_dmca_claim import WithdrawDmcaClaim
from core.views.selection import Selection
from entrypoints.specifications.office import Office
from entrypoints.specifications.on_core.asking import refused, shown, signed_by
from entrypoints.specifications.people import Person
from entrypoints.specifications.seen import DmcaClaimSeen


@frozen
class CoreTakedowns:
    """entrypoints/specifications/driver.py, `Takedowns`."""

    office: Office

    def file(
        self, who: Person, uploader: Person, notice: Notice, *, order_id: str | None
    ) -> tuple[str, str] | Refusal:
        asked = FileDmcaClaim(creator_id=uploader.user_id, notice=notice, order_id=order_id)
        claim_id = self.office.dmca.file(asked, signed_by(self.office, who))
        if isinstance(claim_id, Refusal):
            return claim_id
        return claim_id, self.office.case_of_claim(claim_id)

    def counter(self, who: Person, claim_id: str, notice: CounterNotice) -> Refusal | None:
        asked = FileCounterNotice(claim_id=claim_id, counter_notice=notice)
        return refused(self.office, who, asked)

    def report_court_action(self, who: Person, claim_id: str) -> Refusal | None:
        asked = ReportCourtAction(claim_id=claim_id, court="S.D.N.Y.", docket_number="1:26-cv-1")
        return refused(self.office, who, asked)

    def withdraw(self, who: Person, claim_id: str) -> Refusal | None:
        return self._given(who, WithdrawDmcaClaim(claim_id=claim_id, reason="It is licensed."))

    def restore(self, who: Person, claim_id: str) -> Refusal | None:
        return self._given(who, RestoreDmcaContent(claim_id=claim_id))

    def close(self, who: Person, claim_id: str) -> Refusal | None:
        return refused(self.office, who, CloseDmcaClaim(claim_id=claim_id))

    def on_case(self, who: Person, case_id: str) -> dict[str, DmcaClaimSeen] | Refusal:
        query = ReadCase(case_id=case_id, selection=Selection(dmca_claims=True, conduct=True))
        view = shown(self.office, who, query)
        if isinstance(view, Refusal):
            return view
        counting = view.conduct.upheld_claims if view.conduct else 0
        return {
            claim.claim_id: DmcaClaimSeen(
                status=DmcaStatus(claim.status),
                repeat_offender=claim.repeat_offender,
                not_before=claim.restore_not_before,
                not_after=claim.restore_not_after,
                overdue_at=claim.overdue_at,
                counting_now=counting,
            )
            for claim in view.dmca_claims
        }

    def _given(self, who: Person, command: DmcaClaimCommand[Any]) -> Refusal | None:
        answer = self.office.dmca.give(command, signed_by(self.office, who))
        return answer if isinstance(answer, Refusal) else None
