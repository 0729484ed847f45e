"""A whole Support Center with a story's clock, policies and payment processor."""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from adapters.fake_stripe.processor import FakeStripe
from adapters.memory.content_visibility import MemoryContentVisibility
from adapters.memory.evidence_store import BucketEvidenceStore
from adapters.memory.file_door import FileDoor, TurnedAway
from adapters.memory.notifications import MemoryNotifications
from adapters.system.local_scanner import LocalScanner
from adapters.system.ulid_ids import UlidIds
from adapters.system.zip_archive import ZipArchive
from core.cancellations.arrival import Entries
from core.orders.reading.snapshot import read_snapshot
from core.orders.snapshot_fault import SnapshotFault
from core.request import Request
from core.use_cases.handling.chargeback_office import ChargebackOffice
from core.use_cases.handling.deposit_office import DepositOffice
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.dmca_office import DmcaOffice
from core.use_cases.handling.evidence_office import EvidenceOffice
from core.use_cases.handling.macro_office import MacroOffice
from core.use_cases.handling.notice_office import NoticeOffice
from core.use_cases.handling.pack_office import PackOffice
from core.use_cases.handling.reading_room import ReadingRoom
from core.use_cases.handling.refund_office import RefundOffice
from core.use_cases.handling.rounds.by_concern import rounds_by_concern
from core.use_cases.handling.rounds.missed_notices import MissedNotices
from core.use_cases.handling.sweeping import Became, Sweeping
from core.use_cases.import_order import ImportOrder
from core.use_cases.send_notifications import SendNotifications
from entrypoints.demo.seeding import seed
from entrypoints.specifications.published import PUBLISHED_MACROS
from entrypoints.specifications.story_clock import StoryClock
from entrypoints.specifications.story_policies import StoryPolicies
from entrypoints.specifications.unmet import Mistake
from ports.case_views import CaseViews
from ports.notifications import Addressed
from ports.unit_of_work import Store


@frozen(kw_only=True)
class Office:
    """The parts that are built anew for every story, over any store."""

    clock: StoryClock
    policies: StoryPolicies
    stripe: FakeStripe
    desk: Desk
    refunds: RefundOffice
    deposits: DepositOffice
    dmca: DmcaOffice
    macros: MacroOffice
    people: MemoryNotifications
    content: MemoryContentVisibility
    evidence: EvidenceOffice
    packs: PackOffice
    chargebacks: ChargebackOffice
    door: FileDoor
    reading: ReadingRoom

    @classmethod
    def over(cls, store: Store, views: CaseViews) -> "Office":
        clock, policies = StoryClock(), StoryPolicies()
        stripe = FakeStripe.at(clock.now)
        files = BucketEvidenceStore.in_memory(clock)
        content = MemoryContentVisibility()
        desk = Desk(store=store, clock=clock, ids=UlidIds(clock), policies=policies)
        packs = PackOffice(desk=desk, files=files, archive=ZipArchive())
        refunds = RefundOffice(desk=desk, processor=stripe)
        dmca = DmcaOffice(desk=desk, visibility=content)
        return cls(
            clock=clock,
            policies=policies,
            stripe=stripe,
            desk=desk,
            refunds=refunds,
            deposits=DepositOffice(desk=desk, processor=stripe),
            dmca=dmca,
            macros=MacroOffice(desk=desk, macros=PUBLISHED_MACROS, refunds=refunds, content=dmca),
            people=MemoryNotifications(),
            content=content,
            evidence=EvidenceOffice(desk=desk, files=files, scanner=LocalScanner(files)),
            packs=packs,
            chargebacks=ChargebackOffice.of(desk, stripe, packs),
            door=files.door,
            reading=ReadingRoom(views=views, desk=desk),
        )

    def start_over(self) -> None:
        """The next story begins: its time and its policies are as at first."""
        self.content.start_over()
        self.people.taken.clear()
        self.clock.start_over()
        self.policies.start_over()

    def sweep(self) -> None:
        """Everything that time has made due. Raises Mistake where something could not be done."""
        request = Request.system(correlation_id="story", received_at=self.clock.now())
        for item in self.sweeping.sweep(request):
            if item.became is Became.FAILED:
                raise Mistake(f"The sweep could not do it: {item.kind}, {item.why}")

    @property
    def sweeping(self) -> Sweeping:
        def missed() -> MissedNotices:
            notices = NoticeOffice(desk=self.desk, processor=self.stripe)
            return MissedNotices(desk=self.desk, processor=self.stripe, notices=notices)

        rounds = rounds_by_concern(
            self.desk,
            refunds=lambda: self.refunds,
            deposits=lambda: self.deposits,
            dmca=lambda: self.dmca,
            chargebacks=lambda: self.chargebacks,
        )
        return Sweeping(desk=self.desk, missed=missed, rounds=rounds)

    def case_of_claim(self, claim_id: str) -> str:
        """The case of a copyright claim. Raises Mistake for one that was never filed."""
        with self.desk.store.unit_of_work() as uow:
            claim = uow.dmca_claims.get(claim_id)
        if claim is None:
            raise Mistake("There is no such copyright claim.")
        return claim.case_id

    def uploaded(self, url: str, fields: Mapping[str, str], content: bytes) -> None:
        """Somebody posts a file with its form. Raises Mistake for what no form allows."""
        try:
            self.door.receive(url.rpartition("/")[2], fields=fields, content=(content,))
        except TurnedAway as turned_away:
            raise Mistake(f"The file cannot be sent. {turned_away.why}") from turned_away

    def downloaded(self, url: str) -> bytes:
        """What a link leads to. Raises Mistake for one that has ended."""
        named = self.door.download(url.rpartition("/")[2])
        if named is None:
            raise Mistake("The link to the file has ended.")
        return b"".join(named.chunks)

    def notified(self) -> Sequence[Addressed]:
        """Whatever people were told by now, after telling them what is due."""
        sender = SendNotifications(
            store=self.desk.store,
            clock=self.clock,
            policies=self.policies,
            notifications=self.people,
            ids=self.desk.ids,
        )
        while sender.round().anything:
            pass
        return self.people.taken

    def take_in(self, order: Mapping[str, Any], entries: Entries = Entries.NONE) -> None:
        """An order snapshot arrives, and what was paid for it stands at the processor.

        Raises Mistake for a snapshot that cannot be.
        """
        snapshot = read_snapshot(order)
        if isinstance(snapshot, SnapshotFault):
            raise Mistake(f"There can be no such order. {snapshot.message}")
        seed(self.stripe, snapshot)
        request = Request.system(correlation_id="story", received_at=self.clock.now())
        self.desk.handle(ImportOrder(order=snapshot, entries=entries), request)
