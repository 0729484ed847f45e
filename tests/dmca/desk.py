"""A Support Center whose content is served in memory, and claims on their way through it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from attrs import define, evolve, field

from adapters.memory.content_visibility import MemoryContentVisibility
from core.dmca.claim import DmcaClaim
from core.dmca.counter_notice import CounterNotice
from core.dmca.notice import Notice
from core.errors import Refusal
from core.request import Request
from core.use_cases.file_counter_notice import FileCounterNotice
from core.use_cases.file_dmca_claim import FileDmcaClaim
from core.use_cases.handling.dmca_office import DmcaOffice
from core.use_cases.handling.rounds.dmca import dmca_rounds
from core.use_cases.handling.rounds.round import Round
from core.use_cases.report_court_action import ReportCourtAction
from tests.use_cases.office import ITSELF, PARTY, TESS, Office, request_of

URL = "https://market.example/p/1"
NOTICE = Notice(
    claimant_name="Clara Nott",
    claimant_address="1 Main St, Springfield",
    claimant_phone="+1 212 555 0100",
    claimant_email="clara@example.com",
    signature="/s/ Clara Nott",
    work_description="A photograph of a harbour.",
    urls=(URL,),
    good_faith=True,
    accurate_under_penalty_of_perjury=True,
)
COUNTER_NOTICE = CounterNotice(
    name="Ursula Ploder",
    address="2 Side St, Springfield",
    phone="+1 212 555 0101",
    signature="/s/ Ursula Ploder",
    removed_material="My photograph.",
    former_urls=(URL,),
    mistake_under_penalty_of_perjury=True,
    consents_to_jurisdiction=True,
)
UPLOADER = request_of("usr_up", PARTY)
OTHER_PARTY = request_of("usr_else", PARTY)
SECOND = timedelta(seconds=1)
# NOON is Tuesday 2026-12-01 at 12:00 UTC. The tenth business day after it in New York is the
# 15th, the fourteenth the 21st, and there is no holiday in between.
EARLIEST = datetime(2026, 12, 16, 5, tzinfo=UTC)
LATEST = datetime(2026, 12, 22, 5, tzinfo=UTC)


@define
class Desk(Office):
    """Everything a takedown needs, and short names for it."""

    content: MemoryContentVisibility = field(factory=MemoryContentVisibility)

    @property
    def dmca(self) -> DmcaOffice:
        return DmcaOffice(desk=self.desk, visibility=self.content)

    @property
    def rounds(self) -> tuple[Round, ...]:
        return dmca_rounds(self.dmca)

    def files(self, **changes: Any) -> str:
        """The id of a claim against usr_up, but for `changes`."""
        told = self.dmca.file(self.filing(**changes), TESS)
        assert isinstance(told, str), told
        return told

    def filing(self, **changes: Any) -> FileDmcaClaim:
        asked: dict[str, Any] = {"creator_id": "usr_up", "notice": NOTICE}
        return FileDmcaClaim(**(asked | changes))

    def counters(self, claim_id: str, request: Request = UPLOADER, **changes: Any) -> None:
        self.does(self.countering(claim_id, **changes), request)

    def countering(self, claim_id: str, **changes: Any) -> FileCounterNotice:
        sworn = evolve(COUNTER_NOTICE, **changes)
        return FileCounterNotice(claim_id=claim_id, counter_notice=sworn)

    def goes_to_court(self, claim_id: str) -> ReportCourtAction:
        return ReportCourtAction(claim_id=claim_id, court="S.D.N.Y.", docket_number="1:26-cv-1")

    def countered(self) -> str:
        """A claim that was countered at NOON."""
        claim_id = self.files()
        self.counters(claim_id)
        return claim_id

    def gives(self, command: Any, request: Request = TESS) -> None:
        told = self.dmca.give(command, request)
        assert not isinstance(told, Refusal), told

    def claim(self, claim_id: str) -> DmcaClaim:
        with self.store.unit_of_work() as uow:
            claim = uow.dmca_claims.get(claim_id)
        assert claim is not None
        return claim

    def announced(self, case_id: str) -> list[str]:
        with self.store.unit_of_work() as uow:
            return [message.topic for message in uow.outbox.of_case(case_id)]

    def notified(self, case_id: str) -> list[str]:
        with self.store.unit_of_work() as uow:
            return [each.notification.kind.value for each in uow.notifications.of_case(case_id)]

    def is_at(self, when: datetime) -> None:
        self.clock.advance(when - self.clock.now())

    def sweeps(self) -> list[str]:
        """One sweep of what is about content; answers the kinds of what was due."""
        swept = []
        for turn in self.rounds:
            with self.store.unit_of_work() as uow:
                due = turn.due(uow, self.clock.now(), 100)
            for claim_id in due:
                turn.send(claim_id, ITSELF)
                swept.append(turn.kind)
        return swept
