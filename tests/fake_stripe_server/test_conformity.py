"""What the server answers is what the stripe library says Stripe sends."""

import json
from typing import Any

from adapters.fake_stripe.processor import FakeStripe
from adapters.fake_stripe.refund_plans import REQUIRES_ACTION
from adapters.fake_stripe.routes import ENDPOINTS, route
from tests.fake_stripe.conformity import wrong_in
from tests.fake_stripe_server.calling import AS_SOMEBODY, Caller

PNG = (
    b'--b\r\nContent-Disposition: form-data; name="purpose"\r\n\r\ndispute_evidence\r\n'
    b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n'
    b"Content-Type: image/png\r\n\r\n\x89PNG\r\n--b--\r\n"
)


class Recorder:
    """Makes calls that must succeed, and remembers what was called and answered."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller
        self.called: set[str] = set()
        self.answers: list[dict[str, Any]] = []

    def get(self, path: str) -> dict[str, Any]:
        return self.seen("GET", path, None, AS_SOMEBODY)

    def post(self, path: str, form: str = "") -> dict[str, Any]:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.seen("POST", path, form.encode(), AS_SOMEBODY | kind)

    def upload(self, body: bytes) -> dict[str, Any]:
        kind = {"Content-Type": "multipart/form-data; boundary=b"}
        return self.seen("POST", "/v1/files", body, AS_SOMEBODY | kind)

    def seen(
        self, method: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> dict[str, Any]:
        found = route(method, path.partition("?")[0])
        answer = self.caller.ask(method, path, body, headers)
        assert found is not None
        assert answer.status == 200, answer
        self.called.add(found[0].name)
        self.answers.append(answer.body)
        return answer.body


def live_a_busy_day(stripe: FakeStripe, recorder: Recorder) -> None:
    stripe.dashboard.plan_refunds(REQUIRES_ACTION)
    refund = recorder.post("/v1/refunds", "charge=ch_1&amount=100&metadata[a]=b")["id"]
    recorder.get(f"/v1/refunds/{refund}?expand[]=charge&expand[]=payment_intent")
    recorder.post(f"/v1/refunds/{refund}", "metadata[a]=&metadata[c]=d")
    recorder.post(f"/v1/refunds/{refund}/cancel")
    reversal = recorder.post("/v1/transfers/tr_1/reversals", "amount=5&metadata[a]=b")["id"]
    recorder.get(f"/v1/transfers/tr_1/reversals/{reversal}?expand[]=transfer")
    recorder.get("/v1/transfers/tr_1/reversals")
    recorder.get("/v1/transfers/tr_1")
    recorder.get("/v1/payment_intents/pi_dep?expand[]=latest_charge")
    recorder.post("/v1/payment_intents/pi_dep/capture", "amount_to_capture=5")
    recorder.post("/v1/payment_intents/pi_other/cancel", "cancellation_reason=duplicate")
    live_through_disputes(stripe, recorder)
    recorder.get("/v1/charges/ch_1")
    for things in ("balance_transactions", "refunds", "disputes", "files", "events"):
        recorder.get(f"/v1/{things}?limit=100")
    recorder.get(f"/v1/events/{recorder.answers[-1]['data'][0]['id']}")


def live_through_disputes(stripe: FakeStripe, recorder: Recorder) -> None:
    file = recorder.upload(PNG)["id"]
    recorder.get(f"/v1/files/{file}")
    for inquiry in (True, False):
        dispute = stripe.dashboard.open_dispute("ch_1", inquiry=inquiry)["id"]
        recorder.post(f"/v1/disputes/{dispute}", f"evidence[receipt]={file}&submit=false")
        recorder.post(f"/v1/disputes/{dispute}", "evidence[uncategorized_text]=So%20it%20was")
        recorder.get(f"/v1/disputes/{dispute}?expand[]=evidence.receipt&expand[]=charge")
        stripe.dashboard.decide_dispute(dispute, won=True)
    lost = stripe.dashboard.open_dispute("ch_1", due_in=None)["id"]
    recorder.get(f"/v1/disputes/{lost}")
    other = stripe.dashboard.open_dispute("ch_1")["id"]
    recorder.post(f"/v1/disputes/{other}/close")


def test_every_endpoint_answers_what_the_library_declares(
    stripe: FakeStripe, caller: Caller
) -> None:
    stripe.register_deposit("pi_other", 500, "USD")
    recorder = Recorder(caller)
    live_a_busy_day(stripe, recorder)
    assert recorder.called == {endpoint.name for endpoint in ENDPOINTS}
    assert [text for answer in recorder.answers for text in wrong_in(answer)] == []


def test_every_event_is_one_the_library_declares(stripe: FakeStripe, caller: Caller) -> None:
    stripe.register_deposit("pi_other", 500, "USD")
    live_a_busy_day(stripe, Recorder(caller))
    events = stripe.dashboard.events()
    assert [text for event in events for text in wrong_in(json.loads(json.dumps(event)))] == []
    assert {
        "refund.created",
        "refund.updated",
        "charge.refunded",
        "charge.dispute.created",
        "charge.dispute.updated",
        "charge.dispute.closed",
        "charge.dispute.funds_withdrawn",
        "charge.dispute.funds_reinstated",
        "transfer.reversed",
    } <= {event["type"] for event in events}
