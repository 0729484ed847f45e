"""Evidence through the payment processor port: uploaded, staged, submitted once and in time."""

from datetime import timedelta

import pytest

from ports.payment_processor import DisputeEvidence
from tests.contracts.payment_processor.answers import done, refused, unknown
from tests.contracts.payment_processor.harness import ProcessorHarness

WEEK = timedelta(days=7)
SECOND = timedelta(seconds=1)


@pytest.fixture
def dispute(harness: ProcessorHarness) -> str:
    harness.given_charge()
    return harness.given_dispute(due_in=WEEK)


def test_an_uploaded_file_is_told_by_its_id(harness: ProcessorHarness) -> None:
    assert done(harness.upload()).startswith("file_")


def test_the_same_key_uploads_a_file_once(harness: ProcessorHarness) -> None:
    assert done(harness.upload()) == done(harness.upload())


def test_a_key_used_for_another_file_decides_nothing(harness: ProcessorHarness) -> None:
    harness.upload(b"%PDF-1.7 a receipt")
    assert "idempotency_error" in unknown(harness.upload(b"%PDF-1.7 another")).detail


@pytest.mark.parametrize("content", [b"", b"%PDF-" + b"0" * 5_000_000])
def test_a_file_that_is_empty_or_too_large_is_refused(
    harness: ProcessorHarness, content: bytes
) -> None:
    assert refused(harness.upload(content)).message


def test_staged_evidence_is_not_submitted(harness: ProcessorHarness, dispute: str) -> None:
    staged = done(harness.stage(dispute, uncategorized_text="They came."))
    assert not staged.evidence_submitted
    assert staged.status == "needs_response"


def test_evidence_is_staged_as_often_as_wanted(harness: ProcessorHarness, dispute: str) -> None:
    done(harness.stage(dispute, "a", uncategorized_text="They came."))
    assert not done(harness.stage(dispute, "b", customer_name="Ada")).evidence_submitted


def test_what_was_staged_goes_out_with_the_submission(
    harness: ProcessorHarness, dispute: str
) -> None:
    file = done(harness.upload())
    harness.processor.stage_evidence(
        dispute=dispute,
        evidence=DisputeEvidence(
            texts={"uncategorized_text": "They came."}, files={"uncategorized_file": file}
        ),
        idempotency_key="a",
    )
    submitted = done(harness.submit(dispute))
    assert submitted.evidence_submitted
    assert submitted.status == "under_review"
    kept = harness.stripe.snapshot()["account"]["disputes"][dispute]["evidence"]
    assert (kept["uncategorized_text"], kept["uncategorized_file"]) == ("They came.", file)


def test_evidence_is_submitted_once_whatever_the_key(
    harness: ProcessorHarness, dispute: str
) -> None:
    first = done(harness.submit(dispute, "a", uncategorized_text="They came."))
    assert done(harness.submit(dispute, "a", uncategorized_text="They came.")) == first
    refused(harness.submit(dispute, "b", uncategorized_text="They came."))
    refused(harness.stage(dispute, "c", uncategorized_text="They came."))


@pytest.mark.parametrize(("late_by", "accepted"), [(-SECOND, True), (SECOND, False)])
def test_evidence_is_taken_until_its_deadline(
    harness: ProcessorHarness, dispute: str, late_by: timedelta, *, accepted: bool
) -> None:
    harness.clock.move(WEEK + late_by)
    answer = harness.submit(dispute, uncategorized_text="They came.")
    if accepted:
        assert done(answer).evidence_submitted
    else:
        refused(answer)


def test_a_dispute_that_cannot_be_contested_takes_no_evidence(harness: ProcessorHarness) -> None:
    harness.given_charge()
    dispute = harness.given_dispute(due_in=None)
    assert refused(harness.submit(dispute, uncategorized_text="They came.")).message
    assert not done(harness.processor.dispute_by_ref(dispute)).evidence_submitted


def test_evidence_of_a_name_that_nobody_knows_is_refused(
    harness: ProcessorHarness, dispute: str
) -> None:
    assert refused(harness.stage(dispute, what_they_said="They came.")).message
    assert not done(harness.processor.dispute_by_ref(dispute)).evidence_submitted


def test_evidence_against_an_unknown_dispute_is_refused(harness: ProcessorHarness) -> None:
    assert refused(harness.submit("dp_none", uncategorized_text="x")).code == "resource_missing"
