"""Evidence: staged freely, submitted once, never too late."""

from datetime import timedelta
from typing import Any

import pytest

from adapters.fake_stripe.processor import FakeStripe
from tests.fake_stripe.asking import body, error, get, post, uploaded
from tests.fake_stripe.movable_clock import MovableClock

WEEK = timedelta(days=7)


@pytest.fixture
def dispute(stripe: FakeStripe) -> str:
    return str(stripe.dashboard.open_dispute("ch_1", due_in=WEEK)["id"])


def test_evidence_can_be_staged_piece_by_piece_without_submitting(
    stripe: FakeStripe, dispute: str
) -> None:
    file = uploaded(stripe)
    post(stripe, f"disputes/{dispute}", evidence={"receipt": file}, submit=False)
    staged = body(
        post(stripe, f"disputes/{dispute}", evidence={"service_date": "2026"}, submit="false")
    )
    assert given(staged) == {"receipt": file, "service_date": "2026"}
    assert staged["evidence_details"]["has_evidence"] is True
    assert staged["evidence_details"]["submission_count"] == 0
    assert staged["status"] == "needs_response"


def test_evidence_is_submitted_once(stripe: FakeStripe, dispute: str) -> None:
    sent = body(post(stripe, f"disputes/{dispute}", evidence={"service_date": "2026"}, submit=True))
    assert (sent["status"], sent["evidence_details"]["submission_count"]) == ("under_review", 1)
    again = error(post(stripe, f"disputes/{dispute}", evidence={"service_date": "2027"}))
    assert "already been submitted" in again["message"]
    assert given(body(get(stripe, f"disputes/{dispute}"))) == {"service_date": "2026"}


def test_an_inquiry_goes_under_review_as_an_inquiry(stripe: FakeStripe) -> None:
    inquiry = stripe.dashboard.open_dispute("ch_1", inquiry=True)["id"]
    sent = body(post(stripe, f"disputes/{inquiry}", evidence={"service_date": "2026"}))
    assert sent["status"] == "warning_under_review"


def test_evidence_is_taken_until_the_very_second_it_is_due(
    stripe: FakeStripe, dispute: str, clock: MovableClock
) -> None:
    clock.move(WEEK)
    sent = body(post(stripe, f"disputes/{dispute}", evidence={"service_date": "2026"}))
    assert given(sent) == {"service_date": "2026"}


def test_evidence_after_the_due_date_is_refused(
    stripe: FakeStripe, dispute: str, clock: MovableClock
) -> None:
    clock.move(WEEK + timedelta(seconds=1))
    assert error(post(stripe, f"disputes/{dispute}", evidence={"service_date": "2026"}))
    assert given(body(get(stripe, f"disputes/{dispute}"))) == {}


def test_a_dispute_that_allows_no_response_takes_no_evidence(stripe: FakeStripe) -> None:
    final = stripe.dashboard.open_dispute("ch_1", due_in=None)
    assert final["evidence_details"]["due_by"] == 0
    assert "cannot be contested" in error(post(stripe, f"disputes/{final['id']}"))["message"]


def test_a_decided_dispute_takes_no_evidence(stripe: FakeStripe, dispute: str) -> None:
    stripe.dashboard.decide_dispute(dispute, won=False)
    assert error(post(stripe, f"disputes/{dispute}", evidence={"service_date": "2026"}))


def test_metadata_alone_touches_no_evidence(stripe: FakeStripe, dispute: str) -> None:
    updated = body(post(stripe, f"disputes/{dispute}", metadata={"case": "sca_1"}, submit=False))
    assert updated["metadata"] == {"case": "sca_1"}
    assert updated["evidence_details"]["has_evidence"] is False


@pytest.mark.parametrize(
    ("params", "param"),
    [
        ({"submit": "maybe"}, "submit"),
        ({"evidence": {"uncategorized_text": "x" * 150_001}}, "evidence"),
        ({"evidence": "text"}, "evidence"),
        ({"evidence": {"hearsay": "text"}}, "hearsay"),
    ],
)
def test_malformed_evidence_names_its_parameter(
    stripe: FakeStripe, dispute: str, params: dict[str, Any], param: str
) -> None:
    assert error(post(stripe, f"disputes/{dispute}", **params))["param"] == param


def given(dispute: dict[str, Any]) -> dict[str, str]:
    return {name: piece for name, piece in dispute["evidence"].items() if piece}
