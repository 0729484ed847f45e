"""The library logs URLs, parameters and bodies: not here (reliability.md 29)."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.stripe.processor import StripeProcessor
from adapters.stripe.webhooks import StripeWebhooks
from ports.payment_processor import RefundInstruction
from tests.stripe.canned_answers import CannedAnswers, answered_by, error
from tests.stripe.signing import NOW
from tests.stripe.test_answers import UNREADABLE_BODIES, VERBS

CANARY = "canary_7f3a"
PROJECT = Path(__file__).parents[2]
A_CALL_THAT_IS_LOGGED = f"""
from adapters.stripe.processor import StripeProcessor
processor = StripeProcessor.of(
    api_key="sk_test_{CANARY}", api_base="http://127.0.0.1:1", connect_seconds=0.1
)
processor.refund_by_ref("re_{CANARY}")
"""


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="stripe")
    return caplog


def refund(processor: StripeProcessor) -> object:
    return processor.refund(
        RefundInstruction(
            charge=f"ch_{CANARY}",
            amount_cents=1,
            currency="USD",
            idempotency_key=f"key {CANARY}",
            metadata={"refund_id": CANARY},
        )
    )


@pytest.mark.parametrize("status", [200, 400, 401, 404, 409, 429, 500])
def test_no_log_holds_what_was_sent_or_answered(
    answers: CannedAnswers, logged: pytest.LogCaptureFixture, status: int
) -> None:
    processor = StripeProcessor.of(api_key=f"sk_test_{CANARY}")
    answered_by(answers, processor.client)
    for code in (CANARY, "resource_missing"):
        answers.will_first(200, {"object": "charge", "currency": "usd"})
        answers.will(
            status, error("invalid_request_error", code, CANARY), headers={"Request-Id": "r"}
        )
        refund(processor)
    assert [sent.method for sent in answers.sent].count("post") >= 2
    assert CANARY not in logged.text


def test_no_detail_of_an_unknown_outcome_holds_a_body_or_a_message(
    answers: CannedAnswers, processor: StripeProcessor
) -> None:
    bodies = [*UNREADABLE_BODIES, CANARY.encode(), error("api_error", "lock_timeout", CANARY)]
    for verb in VERBS.values():
        for body in bodies:
            answers.will(500, body)
            assert CANARY not in repr(verb(processor))


def test_the_key_is_not_printed_with_the_processor() -> None:
    processor = StripeProcessor.of(api_key=f"sk_test_{CANARY}")
    assert CANARY not in f"{processor} {processor!r} {processor.client!r}"


def test_a_webhook_that_is_refused_is_not_logged(logged: pytest.LogCaptureFixture) -> None:
    StripeWebhooks.of((f"whsec_{CANARY}",)).read(
        body=CANARY.encode(), signature=f"t=1,v1={CANARY}", now=NOW
    )
    assert CANARY not in logged.text


@pytest.mark.parametrize("level", ["debug", "info"])
def test_the_librarys_own_switch_prints_nothing(level: str) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", A_CALL_THAT_IS_LOGGED],
        env={**os.environ, "STRIPE_LOG": level, "PYTHONPATH": str(PROJECT)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert CANARY not in answer.stdout + answer.stderr
