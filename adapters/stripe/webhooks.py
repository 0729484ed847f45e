"""StripeWebhooks: Stripe's notices as they arrive at our door."""

import json
from collections.abc import Iterable
from datetime import datetime

import stripe
from attrs import field, frozen

from adapters.stripe.fields import Fields, UnreadableObject
from adapters.stripe.notices import notice
from adapters.stripe.quiet_library import quieten_the_library
from adapters.stripe.signature import SignatureHeader
from core.errors import ErrorCode, Refusal
from ports.payment_processor import ProcessorNotice
from ports.processor_webhooks import ProcessorWebhooks

MOST_SECRETS = 2


@frozen
class StripeWebhooks(ProcessorWebhooks):
    """Believes what one of our secrets signed lately; the rest is refused unread.

    There are two secrets while they rotate. Raises ValueError for none, or for more.
    """

    _secrets: tuple[str, ...] = field(repr=False)

    @_secrets.validator
    def _check(self, _: object, secrets: tuple[str, ...]) -> None:
        if not 1 <= len(secrets) <= MOST_SECRETS or not all(map(str.strip, secrets)):
            raise ValueError("one webhook secret is needed, or two while they rotate")

    @classmethod
    def of(cls, secrets: Iterable[str]) -> "StripeWebhooks":
        quieten_the_library()
        return cls(tuple(secrets))

    def read(
        self, *, body: bytes, signature: str | None, now: datetime
    ) -> ProcessorNotice | Refusal:
        header = SignatureHeader.parse(signature)
        if header is None or not any(_signed(body, header, secret) for secret in self._secrets):
            return FORGED
        if not header.is_of(now):
            return OUT_OF_TIME
        return _event_in(body)


def _signed(body: bytes, header: SignatureHeader, secret: str) -> bool:
    """Whether `secret` signed these very bytes; compared in constant time by the library."""
    try:
        stripe.WebhookSignature.verify_header(body, header.text, secret)
    except (stripe.SignatureVerificationError, UnicodeDecodeError):
        return False
    return True


def _event_in(body: bytes) -> ProcessorNotice | Refusal:
    try:
        event = Fields.of(json.loads(body))
        return notice(event) if event.text("object") == "event" else NO_EVENT
    except (ValueError, RecursionError, UnreadableObject):
        return NO_EVENT


FORGED = Refusal(
    code=ErrorCode.UNAUTHENTICATED,
    message="This notice carries no signature of ours.",
    hint="Check that STRIPE_WEBHOOK_SECRET is the signing secret of this very endpoint, and that"
    " nothing on the way changes the body.",
)
OUT_OF_TIME = Refusal(
    code=ErrorCode.UNAUTHENTICATED,
    message="This notice was signed more than five minutes from now.",
    hint="Check the clock of this machine; a notice that was held up is sent again, signed anew.",
)
NO_EVENT = Refusal(
    code=ErrorCode.BAD_USER_INPUT,
    message="This body is signed, but it is no event that can be read.",
    hint="Send this endpoint events with their objects (snapshots), not thin notifications.",
)
