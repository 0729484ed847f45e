"""Record the evidence pack of a chargeback, and draft the representment from the same records."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from core.cases.case import Case
from core.chargebacks.chargeback import Chargeback, ChargebackStatus
from core.chargebacks.completeness import missing
from core.chargebacks.drafting import drafted
from core.chargebacks.entries import stitched_entry
from core.chargebacks.packed import Packed
from core.errors import Refusal
from core.pack.disclosing import disclosed
from core.pack.purpose import PackPurpose
from core.parked.parked_work import ParkedKind
from core.request import Role
from core.use_cases.handling.chargeback_command import ChargebackCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.gathering import gather
from core.use_cases.steps.parking import settle_parked


@frozen(kw_only=True)
class KeepChargebackPack(ChargebackCommand[bool]):
    """Answers whether the pack is still of use. What a person drafted stays as it is.

    `seen_at` is the chargeback's `evidence_seen_at` that the pack was found due by: where another
    sweep made one meanwhile, this one is dropped.
    """

    action: ClassVar = "chargeback.pack"
    roles: ClassVar = frozenset({Role.SYSTEM})

    packed: Packed
    seen_at: datetime | None

    def decide(self, work: Work) -> bool | Refusal:
        found = self.chargeback_and_case(work)
        if isinstance(found, Refusal):
            return found
        chargeback, case = found
        if not chargeback.awaits_evidence or chargeback.evidence_seen_at != self.seen_at:
            return False
        kept = _kept(work, case, chargeback, self.packed)
        told = work.record(case, stitched_entry(kept, files=self.packed.files))
        # What happened between the packing and now is not in it, and makes another one due.
        unseen = case.updated_at != self.packed.stamped_at
        seen_at = self.packed.stamped_at if unseen else told.updated_at
        work.uow.chargebacks.save(kept.changed(when=work.now, evidence_seen_at=seen_at))
        if not kept.missing:
            settle_parked(work, ParkedKind.CHARGEBACK, kept.chargeback_id)
        work.details |= {"manifest_sha256": self.packed.manifest_sha256}
        return True


@frozen(kw_only=True)
class PassOverChargebackPack(ChargebackCommand[bool]):
    """Nothing that a pack would show happened since the last one."""

    action: ClassVar = "chargeback.pack"
    roles: ClassVar = frozenset({Role.SYSTEM})

    case_version: int

    def decide(self, work: Work) -> bool | Refusal:
        found = self.chargeback_and_case(work)
        if isinstance(found, Refusal):
            return found
        chargeback, case = found
        if case.version == self.case_version and chargeback.evidence_made_at is not None:
            seen = chargeback.changed(when=work.now, evidence_seen_at=case.updated_at)
            work.uow.chargebacks.save(seen)
        return True


def _kept(work: Work, case: Case, chargeback: Chargeback, packed: Packed) -> Chargeback:
    representment = chargeback.representment
    if chargeback.drafted_by is None:
        representment = drafted(disclosed(gather(work, case), PackPurpose.REPRESENTMENT))
    if chargeback.status is ChargebackStatus.NOTIFIED:
        chargeback = chargeback.to(ChargebackStatus.EVIDENCE_REQUESTED, when=work.now)
    return chargeback.changed(
        when=work.now,
        **packed.columns,
        evidence_made_at=work.now,
        representment=representment,
        drafted_at=work.now if chargeback.drafted_by is None else chargeback.drafted_at,
        missing=missing(
            representment,
            reason_code=chargeback.reason_code,
            packed=True,
            terms=work.policies.chargebacks,
        ),
        staged_by=None,
        staged_at=None,
    )
