"""What goes out: keys, versions, limits, and nothing that nobody needs to know."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from time import monotonic
from urllib.parse import parse_qsl, urlsplit

import pytest
import stripe as library

from adapters.stripe.connection import API_VERSION, CONNECT_SECONDS, READ_SECONDS, open_client
from adapters.stripe.processor import StripeProcessor
from ports.payment_processor import DisputeEvidence, Done, RefundInstruction, Unknown
from tests.stripe import objects
from tests.stripe.canned_answers import CannedAnswers, answered_by, error
from tests.stripe.test_answers import VERBS

POSTS = [
    "refund",
    "reverse_transfer",
    "upload_evidence",
    "stage_evidence",
    "submit_evidence",
    "capture_deposit",
    "cancel_deposit",
]
EVIDENCE = DisputeEvidence(
    texts={"uncategorized_text": "They came."}, files={"uncategorized_file": "file_1"}
)


@pytest.mark.parametrize("name", POSTS)
@pytest.mark.parametrize("status", [409, 500, 503])
def test_every_retry_goes_out_under_the_very_key_that_was_given(
    answers: CannedAnswers, processor: StripeProcessor, name: str, status: int
) -> None:
    if name in {"refund", "reverse_transfer"}:
        answers.will_first(200, {"object": "charge", "currency": "usd"})
    answers.will(status, error("api_error"))
    assert isinstance(VERBS[name](processor), Unknown)
    posts = [sent for sent in answers.sent if sent.method == "post"]
    assert [post.headers["Idempotency-Key"] for post in posts] == ["k", "k", "k"]
    assert len({post.body for post in posts}) == 1


def test_too_many_requests_are_not_made_more_at_once(
    answers: CannedAnswers, processor: StripeProcessor
) -> None:
    answers.will(429, error("invalid_request_error", "rate_limit"))
    assert isinstance(processor.refund_by_ref("re_1"), Unknown)
    assert len(answers.sent) == 1


def test_every_post_of_the_port_is_in_the_table_of_keys(
    answers: CannedAnswers, processor: StripeProcessor
) -> None:
    asked: set[str] = set()
    for name, verb in VERBS.items():
        answers.close()
        answers.will(200, {"object": "charge", "currency": "usd"})
        verb(processor)
        asked |= {name for sent in answers.sent if sent.method == "post"}
    assert asked == set(POSTS)


def test_the_pinned_version_is_the_one_whose_types_the_library_declares(
    answers: CannedAnswers, processor: StripeProcessor
) -> None:
    processor.refund_by_ref("re_1")
    assert answers.sent[0].headers["Stripe-Version"] == API_VERSION == library.api_version


def test_stripe_is_told_who_asks_and_nothing_about_the_machine(
    answers: CannedAnswers, processor: StripeProcessor
) -> None:
    for _ in range(2):
        answers.will(200, objects.refund(), headers={"Request-Id": "req_1"})
        processor.refund_by_ref("re_1")
    headers = answers.sent[-1].headers
    assert "X-Stripe-Client-Telemetry" not in headers
    assert " support-center" in headers["User-Agent"]
    assert {"platform", "telemetry_id"} & json.loads(
        headers["X-Stripe-Client-User-Agent"]
    ).keys() == set()


@pytest.mark.parametrize("base", ["http://127.0.0.1:12111", "http://127.0.0.1:12111/"])
def test_another_server_gets_the_files_too(answers: CannedAnswers, base: str) -> None:
    client = answered_by(answers, open_client(api_key="sk_test_1", api_base=base))
    for name in ("refund_by_ref", "upload_evidence"):
        VERBS[name](StripeProcessor(client))
    assert [sent.url for sent in answers.sent] == [
        "http://127.0.0.1:12111/v1/refunds/re_1",
        "http://127.0.0.1:12111/v1/files",
    ]


def test_without_a_base_stripe_itself_is_asked(
    answers: CannedAnswers, processor: StripeProcessor
) -> None:
    for name in ("refund_by_ref", "upload_evidence"):
        VERBS[name](processor)
    assert [urlsplit(sent.url).netloc for sent in answers.sent] == [
        "api.stripe.com",
        "files.stripe.com",
    ]


def test_an_id_can_lead_to_no_other_path(
    answers: CannedAnswers, processor: StripeProcessor
) -> None:
    processor.refund_by_ref("re_1/../../charges?a=b#c")
    assert urlsplit(answers.sent[0].url).path.count("/") == 3
    assert urlsplit(answers.sent[0].url).query == ""


def test_lists_are_asked_for_in_the_largest_pages_and_to_their_end(
    answers: CannedAnswers, processor: StripeProcessor
) -> None:
    answers.will_first(200, objects.page(objects.refund(id="re_2"), more=True))
    answers.will(200, objects.page(objects.refund(id="re_1")))
    found = processor.refunds_of_charge("ch_1")
    assert isinstance(found, Done)
    assert [refund.ref for refund in found.value] == ["re_2", "re_1"]
    assert [dict(parse_qsl(urlsplit(sent.url).query)) for sent in answers.sent] == [
        {"charge": "ch_1", "limit": "100"},
        {"charge": "ch_1", "limit": "100", "starting_after": "re_2"},
    ]


def test_notices_are_asked_for_from_the_second_of_the_instant_on(
    answers: CannedAnswers, processor: StripeProcessor
) -> None:
    answers.will(200, objects.page())
    processor.notices_since(datetime(2026, 3, 2, 12, 0, 0, 999_999, tzinfo=UTC))
    asked = dict(parse_qsl(urlsplit(answers.sent[0].url).query))
    assert asked == {"created[gte]": str(objects.CREATED), "limit": "100"}


@pytest.mark.parametrize(("verb", "submit"), [("stage", "false"), ("submit", "true")])
def test_evidence_is_submitted_explicitly_or_explicitly_not(
    answers: CannedAnswers, processor: StripeProcessor, verb: str, submit: str
) -> None:
    ask = processor.stage_evidence if verb == "stage" else processor.submit_evidence
    ask(dispute="dp_1", evidence=EVIDENCE, idempotency_key="k")
    assert dict(parse_qsl(str(answers.sent[0].body))) == {
        "evidence[uncategorized_text]": "They came.",
        "evidence[uncategorized_file]": "file_1",
        "submit": submit,
    }


@pytest.mark.parametrize(
    ("name", "mime", "sent_name"),
    [
        ("receipt.pdf", "application/pdf", "receipt.pdf"),
        ("receipt", "application/pdf", "receipt.pdf"),
        ("receipt", "image/png", "receipt.png"),
        ("receipt", "what/ever", "receipt"),
        ('r"\r\nX: y.pdf', "application/pdf", "r%22  X: y.pdf"),
    ],
)
def test_an_uploaded_file_has_a_name_that_tells_its_kind(
    answers: CannedAnswers, processor: StripeProcessor, name: str, mime: str, sent_name: str
) -> None:
    answers.will(200, {"id": "file_1", "object": "file"})
    found = processor.upload_evidence(name=name, content=b"%PDF-1", mime=mime, idempotency_key="k")
    assert found == Done(value="file_1")
    body = answers.sent[0].body
    assert isinstance(body, bytes)
    assert f'name="file"; filename="{sent_name}"\r\n'.encode() in body
    assert b"\r\n\r\n%PDF-1\r\n" in body
    assert b"\r\n\r\ndispute_evidence\r\n" in body


def test_the_limits_of_time_are_those_that_are_documented() -> None:
    http = open_client(api_key="sk_test_1")._requestor._client
    assert isinstance(http, library.RequestsClient)
    assert http._timeout == (CONNECT_SECONDS, READ_SECONDS) == (5.0, 20.0)


def test_a_server_that_accepts_and_says_nothing_is_given_up() -> None:
    with a_port_where_nobody_answers() as port:
        processor = StripeProcessor.of(
            api_key="sk_test_1", api_base=f"http://127.0.0.1:{port}", read_seconds=0.05
        )
        started = monotonic()
        assert processor.refund_by_ref("re_1") == Unknown(
            detail="no answer (APIConnectionError: ReadTimeout)"
        )
        assert monotonic() - started < 5


def test_a_server_that_is_not_there_leaves_the_refund_unknown() -> None:
    with a_port_where_nobody_answers() as port:
        pass
    processor = StripeProcessor.of(api_key="sk_test_1", api_base=f"http://127.0.0.1:{port}")
    found = processor.refund(
        RefundInstruction(charge="ch_1", amount_cents=1, currency="USD", idempotency_key="k")
    )
    assert found == Unknown(detail="no answer (APIConnectionError: ConnectionError)")


@contextmanager
def a_port_where_nobody_answers() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield int(listener.getsockname()[1])
