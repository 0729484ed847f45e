"""A Support Center whose buyer goes to the bank, and short names for asking what came of it."""

from copy import deepcopy
from datetime import datetime, timedelta
from typing import Any

from attrs import define, evolve, field

from adapters.memory.evidence_store import BucketEvidenceStore
from core.cases.case import Case
from core.chargebacks.chargeback import Chargeback
from core.errors import Refusal
from core.notifications.kind import NotificationKind
from core.parked.parked_work import ParkedKind, ParkedWork
from core.request import Request
from core.use_cases.accept_chargeback import AcceptChargeback
from core.use_cases.draft_representment import DraftRepresentment
from core.use_cases.follow_dispute import FollowDispute
from core.use_cases.handling.chargeback_office import ChargebackOffice
from core.use_cases.handling.rounds.concern import Concern
from core.use_cases.handling.sweeping import SweptItem
from core.use_cases.post_case_message import PostCaseMessage
from core.use_cases.redact_message import RedactMessage
from core.use_cases.settle_chargeback import SettleChargeback
from core.use_cases.stage_representment import StageRepresentment
from core.use_cases.submit_representment import SubmitRepresentment
from ports.payment_processor import Done, Refused
from tests.notices.hearing import deliver, notices_of
from tests.simulation.offices import Offices
from tests.use_cases.office import BUYER, FAY, ITSELF, NOON, TESS, Office

CONCERNS = (Concern.CHARGEBACKS,)
DUE = NOON + timedelta(days=7)
"""The network's deadline of a dispute at NOON."""
SUBMIT_BY = DUE - timedelta(hours=48)
AUTOMATIC = SUBMIT_BY - timedelta(hours=24)
REMINDED = SUBMIT_BY - timedelta(hours=72)
READY = {"reason": "credit_not_processed"}
"""A reason for which an order alone has all that policy wants."""


@define
class Bank:
    office: Office = field(factory=Office)
    offices: Offices = field(init=False)
    delivered: int = field(default=0, init=False)

    def __attrs_post_init__(self) -> None:
        self.offices = Offices(self.office.desk, self.office.stripe)
        self.office.order()

    @property
    def at_work(self) -> ChargebackOffice:
        return self.offices.chargebacks

    @property
    def files(self) -> BucketEvidenceStore:
        return self.offices.files

    def disputes(self, charge: str = "ch_1", **how: Any) -> str:
        """The cardholder goes to the bank; the ref of the dispute. Webhooks are delivered."""
        ref: str = self.office.stripe.dashboard.open_dispute(charge, **how)["id"]
        self.hears()
        return ref

    def hears(self) -> None:
        """Every webhook that was not delivered yet is."""
        notices = notices_of(self.office)
        deliver(self.office, notices[self.delivered :])
        self.delivered = len(notices)

    def puts_off(self, ref: str, by: timedelta) -> None:
        """The network sets another deadline, of which the next look at the dispute tells."""
        with self.office.stripe.engine.turn() as account:
            account.disputes[ref]["evidence_details"]["due_by"] += int(by.total_seconds())
        looked = self.office.stripe.dispute_by_ref(ref)
        assert isinstance(looked, Done), looked
        self.office.does(FollowDispute(told=looked.value), ITSELF)

    def takes_up(self, ref: str, *, due_by: datetime) -> None:
        """The network takes the money of an inquiry that it had closed."""
        looked = self.office.stripe.dispute_by_ref(ref)
        assert isinstance(looked, Done), looked
        told = evolve(looked.value, status="needs_response", due_by=due_by, funds_withdrawn=True)
        self.office.does(FollowDispute(told=told), ITSELF)

    def decides(self, ref: str, *, won: bool) -> None:
        self.office.stripe.dashboard.decide_dispute(ref, won=won)
        self.hears()

    def sweeps(self) -> list[SweptItem]:
        return list(self.offices.sweeping.sweep(ITSELF, about=CONCERNS))

    def at(self, instant: datetime) -> None:
        self.office.clock.advance(instant - self.office.clock.now())

    def chargeback(self, ref: str) -> Chargeback:
        with self.office.store.unit_of_work() as uow:
            found = uow.chargebacks.of_dispute(ref)
        assert found is not None
        return found

    def case_of(self, ref: str) -> Case:
        return self.office.stored_case(self.chargeback(ref).case_id)

    def told(self, ref: str) -> list[str]:
        return self.office.told(self.chargeback(ref).case_id)

    def held_cents(self) -> int:
        with self.office.store.unit_of_work() as uow:
            return sum(payable.held_cents for payable in uow.payables.of_order("ord_1001"))

    def parked(self, ref: str) -> ParkedWork | None:
        with self.office.store.unit_of_work() as uow:
            return uow.parking.waiting(ParkedKind.CHARGEBACK, self.chargeback(ref).chargeback_id)

    def announced(self) -> list[str]:
        with self.office.store.unit_of_work() as uow:
            waiting = uow.outbox.deliverable(now=self.office.clock.now(), limit=1_000)
        return [each.message.topic for each in waiting]

    def people_told(self) -> list[tuple[str, str]]:
        """What of disputes that come due people hear, and how it stood."""
        with self.office.store.unit_of_work() as uow:
            waiting = uow.notifications.due(now=self.office.clock.now(), limit=1_000)
        notes = [each.notification for each in waiting]
        return [
            (each.kind.value, str(each.parameters["dueness"]))
            for each in notes
            if each.kind is NotificationKind.DISPUTE_DUE
        ]

    def at_stripe(self, ref: str) -> Any:
        with self.office.stripe.engine.turn() as account:
            return deepcopy(account.disputes[ref])

    def writes(self, case_id: str, words: str = "The photos are here, thank you.") -> None:
        self.office.does(PostCaseMessage(case_id=case_id, body_md=words), BUYER)

    def hides(self, case_id: str, words: str) -> None:
        with self.office.store.unit_of_work() as uow:
            (said,) = [it for it in uow.messages.of_case(case_id) if it.body_md == words]
        hidden = RedactMessage(message_id=said.message_id, reason="A number of a third person.")
        self.office.does(hidden, TESS)

    def drafts(self, ref: str, **texts: str) -> bool | Refusal:
        asked = DraftRepresentment(chargeback_id=self.chargeback(ref).chargeback_id, **texts)
        return self.office.desk.handle(asked, FAY)

    def stages(self, ref: str, by: Request = FAY) -> bool | Refusal:
        asked = StageRepresentment(chargeback_id=self.chargeback(ref).chargeback_id)
        return self.at_work.stage(asked, by)

    def submits(self, ref: str, by: Request = FAY) -> bool | Refusal:
        asked = SubmitRepresentment(chargeback_id=self.chargeback(ref).chargeback_id)
        return self.at_work.submit(asked, by)

    def refuses_to_submit(self, ref: str) -> None:
        """Fay submits, and the processor definitely says no."""
        chargeback_id = self.chargeback(ref).chargeback_id
        self.office.does(SubmitRepresentment(chargeback_id=chargeback_id), FAY)
        no = Refused(code="invalid_request", message="It says no.")
        self.office.does(SettleChargeback(chargeback_id=chargeback_id, outcome=no), ITSELF)

    def accepts(self, ref: str, by: Request = FAY) -> bool | Refusal:
        chargeback_id = self.chargeback(ref).chargeback_id
        asked = AcceptChargeback(chargeback_id=chargeback_id, reason="The buyer is right.")
        return self.at_work.accept(asked, by)
