"""Notices as Stripe signs them."""

import json
from datetime import UTC, datetime
from typing import Any

import stripe as library

from tests.stripe import objects

NOW = datetime.fromtimestamp(objects.CREATED, tz=UTC)
SECRET = "whsec_of_now"
OLD_SECRET = "whsec_of_before"


def body_of(event: Any) -> bytes:
    return json.dumps(event).encode()


def signature(body: bytes, *, secret: str = SECRET, at: int = objects.CREATED) -> str:
    """`t=…,v1=…` as the library writes it for its users' tests."""
    text = body.decode("utf-8")
    return str(library.WebhookSignature.generate_signature_header(text, secret, timestamp=at))
