"""Every office over one desk and one processor."""

from attrs import Factory, field, frozen

from adapters.memory.content_visibility import MemoryContentVisibility
from adapters.memory.evidence_store import BucketEvidenceStore
from adapters.system.zip_archive import ZipArchive
from core.use_cases.handling.chargeback_office import ChargebackOffice
from core.use_cases.handling.deposit_office import DepositOffice
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.dmca_office import DmcaOffice
from core.use_cases.handling.notice_office import NoticeOffice
from core.use_cases.handling.pack_office import PackOffice
from core.use_cases.handling.parked_office import ParkedOffice
from core.use_cases.handling.parked_sends import parked_sends
from core.use_cases.handling.refund_office import RefundOffice
from core.use_cases.handling.rounds.by_concern import rounds_by_concern
from core.use_cases.handling.rounds.missed_notices import MissedNotices
from core.use_cases.handling.sweeping import Sweeping
from ports.payment_processor import PaymentProcessor


@frozen
class Offices:
    """As the container wires them."""

    desk: Desk
    processor: PaymentProcessor
    files: BucketEvidenceStore = field(
        default=Factory(
            lambda self: BucketEvidenceStore.in_memory(self.desk.clock), takes_self=True
        )
    )

    @property
    def refunds(self) -> RefundOffice:
        return RefundOffice(desk=self.desk, processor=self.processor)

    @property
    def deposits(self) -> DepositOffice:
        return DepositOffice(desk=self.desk, processor=self.processor)

    @property
    def dmca(self) -> DmcaOffice:
        return DmcaOffice(desk=self.desk, visibility=MemoryContentVisibility())

    @property
    def chargebacks(self) -> ChargebackOffice:
        packs = PackOffice(desk=self.desk, files=self.files, archive=ZipArchive())
        return ChargebackOffice.of(self.desk, self.processor, packs)

    @property
    def notices(self) -> NoticeOffice:
        return NoticeOffice(desk=self.desk, processor=self.processor)

    @property
    def parked(self) -> ParkedOffice:
        sends = parked_sends(self.refunds, self.deposits, self.dmca, self.chargebacks)
        return ParkedOffice(desk=self.desk, processor=self.processor, sends=sends)

    @property
    def sweeping(self) -> Sweeping:
        return Sweeping(
            desk=self.desk,
            missed=lambda: MissedNotices(
                desk=self.desk, processor=self.processor, notices=self.notices
            ),
            rounds=rounds_by_concern(
                self.desk,
                refunds=lambda: self.refunds,
                deposits=lambda: self.deposits,
                dmca=lambda: self.dmca,
                chargebacks=lambda: self.chargebacks,
            ),
        )
