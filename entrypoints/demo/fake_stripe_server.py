"""A demo's Stripe in a process of its own: `support-center fake-stripe`, by its control."""

import json
from datetime import datetime, timedelta
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

from attrs import frozen

from core.orders.snapshot import OrderSnapshot
from entrypoints.demo.no_fake_stripe import NoFakeStripe
from entrypoints.settings.settings import Settings
from ports.payment_processor import Done, PaymentProcessor

CONTROL = "/_control"
PATIENCE_SECONDS = 10
SECOND = timedelta(seconds=1)
FARTHEST = timedelta(days=3660)
"""A fake Stripe moves its clock by no more at once."""
OK = 200
PLAY_MONEY = (
    "serve --demo moves play money only, for anybody takes its tokens. Start support-center"
    " fake-stripe and put its URL into STRIPE_API_BASE, or leave SUPPORT_CENTER_PROCESSOR out"
)


@frozen(kw_only=True)
class FakeStripeServer:
    """entrypoints/demo/demo_stripe.py over HTTP; `processor` asks the same server's API."""

    url: str
    processor: PaymentProcessor

    def know(self, order: OrderSnapshot) -> None:
        self._control("POST", "/orders", order.received)

    def dispute_once(self, charge: str, *, reason: str) -> None:
        if self.processor.disputes_of_charge(charge) == Done(value=()):
            self._control("POST", "/disputes", {"charge": charge, "reason": reason})

    def move_to(self, instant: datetime) -> datetime:
        now = self._time(self._control("GET", "/clock"))
        while (behind := instant - now) >= SECOND:
            seconds = min(behind, FARTHEST) // SECOND
            now = self._time(self._control("POST", "/clock", {"advance_seconds": seconds}))
        return now

    def _time(self, told: dict[str, Any]) -> datetime:
        try:
            return datetime.fromisoformat(told["now"])
        except (KeyError, TypeError, ValueError) as problem:
            raise self._stranger() from problem

    def _control(self, method: str, path: str, asked: object = None) -> dict[str, Any]:
        connection = self._connection()
        body = None if asked is None else json.dumps(asked)
        try:
            connection.request(method, f"{CONTROL}{path}", body)
            answer = connection.getresponse()
            told = json.loads(answer.read())
        except OSError as problem:
            raise NoFakeStripe(
                f"No fake Stripe answers at {self.url}. Start one with: support-center fake-stripe"
            ) from problem
        except (HTTPException, ValueError) as problem:
            raise self._stranger() from problem
        finally:
            connection.close()
        if not isinstance(told, dict):
            raise self._stranger()
        if answer.status != OK:
            raise self._refused(told)
        return told

    def _connection(self) -> HTTPConnection:
        parts = urlsplit(self.url)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        return kind(str(parts.hostname), parts.port, timeout=PATIENCE_SECONDS)

    def _refused(self, told: dict[str, Any]) -> NoFakeStripe:
        match told:
            case {"error": {"field": _, "message": str(why)}}:
                return NoFakeStripe(f"The fake Stripe at {self.url} refuses: {why}")
            case _:
                return self._stranger()

    def _stranger(self) -> NoFakeStripe:
        return NoFakeStripe(f"What answers at {self.url} is no fake Stripe: {PLAY_MONEY}.")


def fake_stripe_server_of(settings: Settings, processor: PaymentProcessor) -> FakeStripeServer:
    """Raises NoFakeStripe where the settings lead to the real one."""
    if settings.stripe_api_base is None:
        raise NoFakeStripe(f"{PLAY_MONEY}.")
    return FakeStripeServer(url=settings.stripe_api_base.url.rstrip("/"), processor=processor)
