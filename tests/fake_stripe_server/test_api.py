"""Stripe's HTTP API, header by header."""

from base64 import b64encode
from io import BytesIO

import pytest
import stripe as library

from adapters.fake_stripe.account import API_VERSION
from adapters.fake_stripe.processor import FakeStripe
from tests.fake_stripe.movable_clock import MovableClock
from tests.fake_stripe_server.calling import AS_SOMEBODY, Caller
from tests.fake_stripe_server.running import running_fake_stripe

KEY = "sk_test_the_only_one"
CREATE = "/v1/refunds"


def basic(text: str) -> str:
    return f"Basic {b64encode(text.encode()).decode()}"


def test_a_refund_is_made_from_a_form(caller: Caller) -> None:
    form = {"charge": "ch_1", "amount": "100", "metadata[refund_id]": "srf_1"}
    made = caller.post(CREATE, form)
    assert made.status == 200
    assert (made.body["amount"], made.body["metadata"]) == (100, {"refund_id": "srf_1"})
    assert caller.get(f"/v1/refunds/{made.body['id']}").body == made.body


def test_every_answer_has_a_request_id_of_its_own(caller: Caller) -> None:
    answers = [
        caller.get("/v1/charges/ch_1"),
        caller.get("/v1/charges/ch_none"),
        caller.get("/v1/nowhere"),
        caller.ask("GET", "/v1/charges/ch_1"),
        caller.post(CREATE, {"a[": "1"}),
    ]
    assert [answer.status for answer in answers] == [200, 404, 404, 401, 400]
    assert len({answer.headers["request-id"] for answer in answers}) == len(answers)


def test_a_key_replays_the_first_answer_and_says_so(caller: Caller) -> None:
    form = {"charge": "ch_1", "amount": "100"}
    first, again = (caller.post(CREATE, form, idempotency_key="k") for _ in range(2))
    assert again.body == first.body
    assert "idempotent-replayed" not in first.headers
    assert again.headers["idempotent-replayed"] == "true"
    assert again.headers["idempotency-key"] == first.headers["idempotency-key"] == "k"
    assert again.headers["original-request"] == first.headers["request-id"]
    assert again.headers["request-id"] != first.headers["request-id"]


def test_a_key_with_another_form_is_an_idempotency_error(caller: Caller) -> None:
    caller.post(CREATE, {"charge": "ch_1", "amount": "100"}, idempotency_key="k")
    other = caller.post(CREATE, {"charge": "ch_1", "amount": "101"}, idempotency_key="k")
    assert (other.status, other.error["type"]) == (400, "idempotency_error")


def test_an_empty_key_is_none(caller: Caller) -> None:
    form = {"charge": "ch_1", "amount": "100"}
    first, second = (caller.post(CREATE, form, idempotency_key="") for _ in range(2))
    assert first.body["id"] != second.body["id"]
    assert "idempotency-key" not in first.headers


def test_a_list_is_asked_for_with_nested_parameters(
    stripe: FakeStripe, caller: Caller, clock: MovableClock
) -> None:
    stripe.dashboard.refund("ch_1", 100)
    now = int(clock().timestamp())
    expand = "expand[]=data.charge&expand[]=data.payment_intent"
    (found,) = caller.get(f"/v1/refunds?created[gte]={now}&limit=1&{expand}").body["data"]
    assert found["charge"] == caller.get("/v1/charges/ch_1").body
    assert found["payment_intent"]["id"] == "pi_1"
    assert caller.get(f"/v1/refunds?created[gt]={now}").body["data"] == []


def test_the_version_asked_for_is_told_back(caller: Caller) -> None:
    assert caller.get("/v1/charges/ch_1").headers["stripe-version"] == API_VERSION
    asked = caller.get("/v1/charges/ch_1", stripe_version="2020-08-27")
    assert asked.headers["stripe-version"] == "2020-08-27"


def test_a_connected_account_changes_nothing(caller: Caller) -> None:
    asked = caller.get("/v1/charges/ch_1", stripe_account="acct_1")
    assert asked.body == caller.get("/v1/charges/ch_1").body


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "PUT", "PATCH"])
def test_a_url_that_stripe_has_not_is_told_as_stripe_tells_it(caller: Caller, method: str) -> None:
    answer = caller.ask(method, "/v1/imaginations", headers=AS_SOMEBODY)
    assert answer.status == 404
    assert answer.error == {
        "message": f"Unrecognized request URL ({method}: /v1/imaginations).",
        "type": "invalid_request_error",
    }


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b'{"charge": "ch_1"}'),
        ("application/x-www-form-urlencoded", b"charge[=ch_1"),
        ("multipart/form-data; boundary=b", b"nothing of the kind"),
    ],
)
def test_a_body_that_is_no_form_is_refused(caller: Caller, content_type: str, body: bytes) -> None:
    headers = AS_SOMEBODY | {"Content-Type": content_type}
    answer = caller.ask("POST", CREATE, body, headers)
    assert (answer.status, answer.error["type"]) == (400, "invalid_request_error")


def test_a_body_of_nothing_may_be_of_any_type(caller: Caller) -> None:
    headers = AS_SOMEBODY | {"Content-Type": "application/json"}
    answer = caller.ask("POST", "/v1/payment_intents/pi_dep/cancel", b"", headers)
    assert (answer.status, answer.body["status"]) == (200, "canceled")


@pytest.mark.parametrize("given", [f"Bearer {KEY}", f"bearer  {KEY}", basic(f"{KEY}:"), basic(KEY)])
def test_the_key_is_taken_as_bearer_and_as_basic(stripe: FakeStripe, given: str) -> None:
    with running_fake_stripe(stripe, api_key=KEY) as url:
        assert Caller(url).get("/v1/charges/ch_1", Authorization=given).status == 200


@pytest.mark.parametrize(
    "given",
    ["", KEY, "Bearer", "Bearer sk_test_of_another", "Basic", "Basic ß", basic(":"), "Digest a"],
)
def test_without_the_key_nothing_is_told(stripe: FakeStripe, given: str) -> None:
    with running_fake_stripe(stripe, api_key=KEY) as url:
        answer = Caller(url).ask(
            "GET", "/v1/charges/ch_1", headers={"Authorization": given.encode().decode("latin-1")}
        )
    assert (answer.status, answer.error["type"]) == (401, "invalid_request_error")
    assert answer.headers["www-authenticate"].startswith("Basic")


@pytest.mark.parametrize(
    ("key", "told"), [("sk_test_of_another", "**************ther"), ("sk_1", "****")]
)
def test_a_wrong_key_is_told_masked(stripe: FakeStripe, key: str, told: str) -> None:
    with running_fake_stripe(stripe, api_key=KEY) as url:
        answer = Caller(url).get("/v1/charges/ch_1", Authorization=f"Bearer {key}")
    assert answer.error["message"] == f"Invalid API Key provided: {told}"


def test_the_library_uploads_a_file_and_names_it_as_evidence(
    stripe: FakeStripe, caller: Caller
) -> None:
    client = library.StripeClient(
        "sk_test_1", base_addresses={"api": caller.url, "files": caller.url}
    )
    dispute = stripe.dashboard.open_dispute("ch_1")["id"]
    content = BytesIO(b"\x89PNG\r\n\x1a\n\r\n")
    content.name = "a.png"
    file = client.v1.files.create({"purpose": "dispute_evidence", "file": content})
    assert (file.filename, file.size, file.type) == ("a.png", 10, "png")
    staged = client.v1.disputes.update(dispute, {"evidence": {"receipt": file.id}, "submit": False})
    assert staged.evidence.receipt == file.id
    assert client.v1.files.retrieve(file.id).purpose == "dispute_evidence"
