"""Calls to the engine in Stripe's own words."""

from typing import Any

from adapters.fake_stripe.calls import ApiAnswer, ApiCall
from adapters.fake_stripe.processor import FakeStripe


def post(stripe: FakeStripe, path: str, key: str | None = None, **params: Any) -> ApiAnswer:
    call = ApiCall(method="POST", path=f"/v1/{path}", params=params, idempotency_key=key)
    return stripe.engine.request(call)


def get(stripe: FakeStripe, path: str, **params: Any) -> ApiAnswer:
    return stripe.engine.request(ApiCall(method="GET", path=f"/v1/{path}", params=params))


def body(answer: ApiAnswer) -> dict[str, Any]:
    assert answer.status == 200, answer.body
    return answer.body


def error(answer: ApiAnswer, status: int = 400) -> dict[str, Any]:
    assert answer.status == status, answer.body
    found: dict[str, Any] = answer.body["error"]
    return found


def uploaded(stripe: FakeStripe, content: bytes = b"%PDF-1.7") -> str:
    """The id of a file that can be evidence."""
    file = {"filename": "receipt.pdf", "type": "application/pdf", "content": content}
    return str(body(post(stripe, "files", purpose="dispute_evidence", file=file))["id"])


def charge(stripe: FakeStripe, ref: str = "ch_1") -> dict[str, Any]:
    return body(get(stripe, f"charges/{ref}"))


def kinds(stripe: FakeStripe) -> list[str]:
    """The types of all events so far, oldest first."""
    return [event["type"] for event in stripe.dashboard.events()]
