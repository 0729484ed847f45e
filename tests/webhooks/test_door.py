"""POST /webhooks/stripe over HTTP: who is believed, and what is answered (reliability.md 8)."""

import hmac
import json
import logging
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from attrs import frozen

from adapters.fake_stripe.faults import Fault, FaultKind
from adapters.stripe.webhooks import StripeWebhooks
from tests.graphql.service import Service, serving_memory, serving_postgres

SECRET, OLD_SECRET = "whsec_new", "whsec_old"
CANARY = "canary-7f3a"


@frozen
class Door:
    """The running service, and what Stripe would send to it."""

    service: Service

    def events(self) -> list[dict[str, Any]]:
        return self.service.stripe.dashboard.events()

    def send(
        self,
        event: object,
        *,
        secret: str = SECRET,
        ahead: timedelta = timedelta(),
        signature: str | None = None,
    ) -> Any:
        """The event as a signed body; `ahead` is how far the signer's clock is off."""
        body = event if isinstance(event, bytes) else json.dumps(event).encode()
        seconds = int((self.service.clock.now() + ahead).timestamp())
        signed = hmac.new(secret.encode(), f"{seconds}.".encode() + body, sha256).hexdigest()
        header = signature if signature is not None else f"t={seconds},v1={signed}"
        headers = {"Stripe-Signature": header} if header else {}
        return self.service.client.post("/webhooks/stripe", content=body, headers=headers)

    def adopted(self) -> int:
        with self.service.parts.desk.store.unit_of_work() as uow:
            charge = uow.charges.get(self.charge())
        assert charge is not None
        return charge.adopted_cents

    def charge(self) -> str:
        with self.service.parts.desk.store.unit_of_work() as uow:
            charge = uow.charges.payment_of("ord_1003")
        assert charge is not None
        return charge.charge_id

    def refund_elsewhere(self) -> list[dict[str, Any]]:
        """Somebody refunds 700 cents in the dashboard; what is told of it."""
        charge = self.charge()
        self.service.parts.notice_office.processor.refunds_of_charge(charge)
        known = len(self.events())
        self.service.stripe.dashboard.refund(charge, 700)
        return self.events()[known:]


@pytest.fixture(params=["memory", "postgres"])
def door(request: pytest.FixtureRequest) -> Iterator[Door]:
    webhooks = StripeWebhooks.of([SECRET, OLD_SECRET])
    if request.param == "memory":
        with serving_memory(webhooks=webhooks) as service:
            yield Door(service)
        return
    with serving_postgres(request.getfixturevalue("database"), webhooks=webhooks) as service:
        yield Door(service)


def refused(response: Any) -> str:
    (error,) = response.json()["errors"]
    assert error["extensions"]["hint"]
    code: str = error["extensions"]["code"]
    return code


def test_a_signed_notice_is_applied_once_and_answered_200_each_time(door: Door) -> None:
    event = door.refund_elsewhere()[0]
    first, again = door.send(event), door.send(event)
    assert (first.status_code, first.json()) == (200, {"result": "applied"})
    assert (again.status_code, again.json()) == (200, {"result": "known"})
    assert door.adopted() == 700


def test_while_secrets_rotate_the_old_one_is_believed_as_well(door: Door) -> None:
    event = door.refund_elsewhere()[0]
    assert door.send(event, secret=OLD_SECRET).status_code == 200
    assert door.adopted() == 700


@pytest.mark.parametrize(
    "how",
    [
        {"secret": "whsec_other"},
        {"ahead": timedelta(days=365)},
        {"ahead": timedelta(days=-365)},
        {"ahead": timedelta(minutes=6)},
        {"ahead": timedelta(minutes=-6)},
        {"signature": ""},
        {"signature": "t=1,v1=00"},
        {"signature": "nonsense"},
    ],
    ids=str,
)
def test_what_is_forged_or_signed_at_another_time_is_turned_away(
    door: Door, how: dict[str, Any]
) -> None:
    event = door.refund_elsewhere()[0]
    answer = door.send(event, **how)
    assert (answer.status_code, refused(answer)) == (401, "UNAUTHENTICATED")
    assert door.adopted() == 0


def test_a_body_that_was_changed_on_the_way_is_turned_away(door: Door) -> None:
    event = door.refund_elsewhere()[0]
    body = json.dumps(event).encode()
    seconds = int(door.service.clock.now().timestamp())
    signed = hmac.new(SECRET.encode(), f"{seconds}.".encode() + body, sha256).hexdigest()
    answer = door.send(body + b" ", signature=f"t={seconds},v1={signed}")
    assert answer.status_code == 401


@pytest.mark.parametrize("body", [b"no json", b"[]", b'{"object": "charge"}', b""])
def test_a_signed_body_that_is_no_event_is_a_bad_request(door: Door, body: bytes) -> None:
    answer = door.send(body)
    assert (answer.status_code, refused(answer)) == (400, "BAD_USER_INPUT")


def test_a_body_that_is_too_long_is_not_even_read_to_its_end(door: Door) -> None:
    answer = door.send(b"x" * (256 * 1024 + 1))
    assert (answer.status_code, refused(answer)) == (413, "BAD_USER_INPUT")


def test_what_the_body_says_of_the_object_is_not_believed(door: Door) -> None:
    event = door.refund_elsewhere()[0]
    event["data"]["object"]["amount"] = 99_999
    event["data"]["object"]["status"] = "failed"
    assert door.send(event).status_code == 200
    assert door.adopted() == 700


def test_while_the_processor_is_silent_the_notice_is_to_be_told_again(door: Door) -> None:
    event = door.refund_elsewhere()[0]
    door.service.stripe.inject(Fault(kind=FaultKind.UNAVAILABLE))
    answer = door.send(event)
    assert (answer.status_code, refused(answer)) == (503, "INTERNAL")
    assert door.adopted() == 0
    assert door.send(event).json() == {"result": "applied"}
    assert door.adopted() == 700


def test_an_event_about_something_else_is_taken_and_ignored(door: Door) -> None:
    event = door.refund_elsewhere()[0]
    other = {**event, "type": "customer.created"}
    assert door.send(other).json() == {"result": "ignored"}


def test_neither_body_nor_signature_is_logged_audited_or_answered(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    event = {**door.refund_elsewhere()[0], "note": CANARY}
    answers = [
        door.send(event),
        door.send(event, signature=f"t=1,v1={CANARY}"),
        door.send(f"no event {CANARY}".encode()),
        door.send(CANARY.encode() * 30_000),
    ]
    told = [answer.text for answer in answers]
    audited = [repr(entry) for entry in door.service.stored.audit()]
    assert CANARY not in "".join([*told, *audited, caplog.text])
    assert any("notice.receive" in entry for entry in audited)


def test_of_forgeries_the_first_and_every_tenth_is_audited(door: Door) -> None:
    for _ in range(11):
        door.send({}, signature="nonsense")
    audited = [entry for entry in door.service.stored.audit() if entry.action == "notice.receive"]
    assert [entry.actor for entry in audited] == ["anonymous"] * 2
    assert {entry.resource for entry in audited} == {"door:/webhooks/stripe"}


def test_without_a_secret_there_is_no_such_door() -> None:
    with serving_memory() as service:
        assert service.client.post("/webhooks/stripe", content=b"{}").status_code == 404
