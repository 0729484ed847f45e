"""What happens on cases that are about no booking."""

from datetime import timedelta

from core.cases.kind import CaseKind
from core.cases.status import CaseStatus, Outcome
from core.use_cases.assign_case import AssignCase
from entrypoints.demo.volumes.stage import AGENT, OPENED, Stage
from entrypoints.demo.volumes.story_order import ORDER, booked


def explained_and_closed(stage: Stage, _price: int) -> None:
    stage.opens(CaseKind.PRODUCT, "No mail arrives when somebody books", subtype="notifications")
    stage.later(minutes=45)
    stage.says("Your mailbox refuses ours; this page shows how to allow it.")
    stage.later(hours=20)
    stage.becomes(CaseStatus.TRIAGE, CaseStatus.DECISION_PENDING)
    stage.becomes(CaseStatus.RESOLVED, outcome=Outcome.SOLVED)
    stage.becomes(CaseStatus.CLOSED)


def harassment_denied(stage: Stage, _price: int) -> None:
    stage.opens(CaseKind.POLICY, "Rude words in a chat", subtype="harassment", priority=2)
    stage.later(hours=1)
    stage.says("Which message do you mean?")
    stage.becomes(CaseStatus.CLOSED)


def just_opened(stage: Stage, price: int) -> None:
    stage.order(booked(price_cents=price, starts_at=OPENED + timedelta(days=4)))
    stage.opens(CaseKind.PAYMENT, "Charged twice for one evening", order_id=ORDER, priority=3)


def money_question_open(stage: Stage, price: int) -> None:
    stage.order(booked(price_cents=price, starts_at=OPENED + timedelta(days=9)))
    stage.opens(
        CaseKind.PAYMENT, "Where is my payout", subtype="payout_delay", order_id=ORDER, priority=4
    )
    stage.later(hours=2)
    stage.does(AssignCase(case_id=stage.case_id, owner_admin=AGENT))
    stage.says("It left us yesterday; banks take two days.")
    stage.becomes(CaseStatus.INVESTIGATING)
