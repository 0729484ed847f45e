"""Chargebacks from the notice to the network's decision.

The intent is committed first, the processor asked with no transaction open and under a key made
of the chargeback's id, then what it said is settled (reliability.md 1, 2 and 11).
"""

from hashlib import sha256
from typing import Self

from attrs import frozen

from core.chargebacks.chargeback import Answer, Chargeback
from core.chargebacks.evidence_for_network import files_for, texts_for
from core.chargebacks.pack_due import shows_something_new
from core.disputes.dispute import AWAITS_EVIDENCE
from core.errors import ErrorCode, Refusal
from core.parked.refusals import processor_silent
from core.request import Request
from core.use_cases.accept_chargeback import AcceptChargeback
from core.use_cases.follow_dispute import FollowDispute
from core.use_cases.handling.chargeback_packing import ChargebackPacking
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.pack_office import PackOffice
from core.use_cases.keep_chargeback_pack import KeepChargebackPack, PassOverChargebackPack
from core.use_cases.open_chargeback import OpenChargeback
from core.use_cases.record_staging import RecordStaging
from core.use_cases.settle_chargeback import SettleChargeback
from core.use_cases.stage_representment import (
    StageRepresentment,
    StageRepresentmentByItself,
    forbids_staging,
)
from core.use_cases.submit_representment import (
    SubmitRepresentment,
    SubmitRepresentmentByItself,
)
from core.use_cases.watch_chargeback import WatchChargeback, Watched
from ports.payment_processor import (
    DisputeEvidence,
    Done,
    Outcome,
    PaymentProcessor,
    ProcessorDispute,
    Refused,
    Unknown,
)


@frozen(kw_only=True)
class ChargebackOffice:
    """What people do about chargebacks, and what the sweep does when nobody does."""

    desk: Desk
    processor: PaymentProcessor
    packing: ChargebackPacking

    @classmethod
    def of(cls, desk: Desk, processor: PaymentProcessor, packs: PackOffice) -> Self:
        packing = ChargebackPacking(packs=packs, processor=processor)
        return cls(desk=desk, processor=processor, packing=packing)

    def stage(self, asked: StageRepresentment, request: Request) -> bool | Refusal:
        """Whether the processor keeps what is drafted now. Refused where it did not answer."""
        allowed = self.desk.handle(asked, request)
        if isinstance(allowed, Refusal):
            return allowed
        # A key tells one request from another. Staging again does no harm, and a repeat may come
        # because the processor was silent the first time.
        chargeback = self._chargeback(asked.chargeback_id)
        if chargeback is None or chargeback.staged_at is not None:
            return True
        forbidden = forbids_staging(chargeback, when=self.desk.clock.now())
        if forbidden is not None:
            return forbidden
        match self._stage(chargeback):
            case Refused(code=code):
                return _not_taken(code)
            case Unknown():
                return processor_silent()
        return self._kept(chargeback, request, staged_by=request.actor)

    def submit(self, asked: SubmitRepresentment, request: Request) -> bool | Refusal:
        submitted = self.desk.handle(asked, request)
        if submitted is True:
            self.send(asked.chargeback_id, request)
        return submitted

    def accept(self, asked: AcceptChargeback, request: Request) -> bool | Refusal:
        accepted = self.desk.handle(asked, request)
        if accepted is True:
            self.send(asked.chargeback_id, request)
        return accepted

    def open(self, processor_ref: str, request: Request) -> object:
        return self.desk.handle(OpenChargeback(processor_ref=processor_ref), request.by_itself())

    def hear(self, charge: str, request: Request) -> object:
        """Follow the disputes of a charge that no order named when they were first heard of."""
        told = self.processor.disputes_of_charge(charge)
        if not isinstance(told, Done):
            return _unasked(told)
        for dispute in sorted(told.value, key=lambda each: (each.created_at, each.ref)):
            self.desk.handle(FollowDispute(told=dispute), request.by_itself())
        return None

    def prepare(self, chargeback_id: str, request: Request) -> object:
        """Pack, draft and stage, as far as that was not done; safe to repeat at any point.

        Unknown where the processor or the store of files gave no answer.
        """
        chargeback = self._chargeback(chargeback_id)
        if chargeback is None or not chargeback.awaits_evidence:
            return None
        packed = self._pack(chargeback, request)
        if packed is not None:
            return packed
        return self._stage_by_itself(chargeback_id, request)

    def look_after(self, chargeback_id: str, request: Request) -> object:
        """All that a sweep would do about it."""
        prepared = self.prepare(chargeback_id, request)
        return self.watch(chargeback_id, request) or prepared

    def watch(self, chargeback_id: str, request: Request) -> object:
        """Do what the instant calls for; Unknown where the processor gave no answer."""
        watched = self.desk.handle(
            WatchChargeback(chargeback_id=chargeback_id), request.by_itself()
        )
        if watched is Watched.SUBMIT:
            itself = SubmitRepresentmentByItself(chargeback_id=chargeback_id)
            submitted = self.desk.handle(itself, request.by_itself())
            watched = Watched.ASK if submitted is True else Watched.NOTHING
        return self.send(chargeback_id, request) if watched is Watched.ASK else None

    def send(self, chargeback_id: str, request: Request) -> Outcome[ProcessorDispute] | None:
        """Ask for what was decided, and settle it with the answer. Safe to repeat: the dispute
        is looked at first, and asked for again only while it still awaits evidence.
        """
        chargeback = self._chargeback(chargeback_id)
        if chargeback is None or chargeback.answer is None:
            return None
        outcome = self._ask(chargeback, chargeback.answer)
        settle = SettleChargeback(chargeback_id=chargeback_id, outcome=outcome)
        self.desk.handle(settle, request.by_itself())
        return outcome

    def _ask(self, chargeback: Chargeback, answer: Answer) -> Outcome[ProcessorDispute]:
        looked = self.processor.dispute_by_ref(chargeback.processor_ref)
        if not isinstance(looked, Done):
            return _unasked(looked)
        if looked.value.status not in AWAITS_EVIDENCE:
            return looked
        told = self._answer(chargeback, answer)
        if not isinstance(told, Refused):
            return told
        # Another call of ours, or somebody in the dashboard, may have been first.
        again = self.processor.dispute_by_ref(chargeback.processor_ref)
        answered = isinstance(again, Done) and again.value.status not in AWAITS_EVIDENCE
        return again if answered else told

    def _answer(self, chargeback: Chargeback, answer: Answer) -> Outcome[ProcessorDispute]:
        ref, key = chargeback.processor_ref, chargeback.answer_key
        if answer is Answer.ACCEPT:
            return self.processor.accept_dispute(dispute=ref, idempotency_key=key)
        return self.processor.submit_evidence(
            dispute=ref, evidence=_evidence(chargeback), idempotency_key=key
        )

    def _pack(self, chargeback: Chargeback, request: Request) -> object:
        """None once there is a pack of the case as it stands."""
        with self.desk.store.unit_of_work() as uow:
            case = uow.cases.get(chargeback.case_id)
            events = uow.timeline.of_case(chargeback.case_id)
        if case is None:
            raise LookupError(f"{chargeback.case_id} has a chargeback and is gone")
        if chargeback.evidence_seen_at == case.updated_at:
            return None
        if not shows_something_new(events, since=chargeback.evidence_seen_at):
            passed = PassOverChargebackPack(
                chargeback_id=chargeback.chargeback_id, case_version=case.version
            )
            self.desk.handle(passed, request.by_itself())
            return None
        packed = self.packing.pack(chargeback, request.by_itself())
        if isinstance(packed, Refusal | Unknown):
            return packed
        keep = KeepChargebackPack(
            chargeback_id=chargeback.chargeback_id,
            packed=packed,
            seen_at=chargeback.evidence_seen_at,
        )
        self.desk.handle(keep, request.by_itself())
        return None

    def _stage_by_itself(self, chargeback_id: str, request: Request) -> object:
        chargeback = self._chargeback(chargeback_id)
        if chargeback is None or chargeback.staged_at is not None:
            return None
        system = request.by_itself()
        told = self.stage(StageRepresentmentByItself(chargeback_id=chargeback_id), system)
        return Unknown(detail=told.message) if isinstance(told, Refusal) else None

    def _stage(self, chargeback: Chargeback) -> Outcome[ProcessorDispute]:
        evidence = _evidence(chargeback)
        told = repr((sorted(evidence.texts.items()), sorted(evidence.files.items())))
        digest = sha256(told.encode()).hexdigest()[:32]
        return self.processor.stage_evidence(
            dispute=chargeback.processor_ref,
            evidence=evidence,
            idempotency_key=f"{chargeback.chargeback_id}:stage:{digest}",
        )

    def _kept(self, chargeback: Chargeback, request: Request, *, staged_by: str) -> bool:
        record = RecordStaging(
            chargeback_id=chargeback.chargeback_id,
            representment=chargeback.representment,
            file=chargeback.evidence_file,
            staged_by=staged_by,
        )
        return self.desk.handle(record, request.by_itself()) is True

    def _chargeback(self, chargeback_id: str) -> Chargeback | None:
        with self.desk.store.unit_of_work() as uow:
            return uow.chargebacks.get(chargeback_id)


def _evidence(chargeback: Chargeback) -> DisputeEvidence:
    reason = chargeback.reason_code
    return DisputeEvidence(
        texts=texts_for(chargeback.representment, reason_code=reason),
        files=files_for(chargeback.evidence_file, reason_code=reason),
    )


def _unasked(outcome: Refused | Unknown) -> Unknown:
    """A refused look proves nothing."""
    return Unknown(detail=outcome.message) if isinstance(outcome, Refused) else outcome


def _not_taken(code: str) -> Refusal:
    return Refusal(
        code=ErrorCode.NOT_ACTIVE,
        field="chargebackId",
        message=f"The payment processor does not take this representment: {code}.",
        hint="Shorten it or draft it anew, and read the chargeback again before you stage it.",
    )
