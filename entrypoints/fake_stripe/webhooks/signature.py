"""Stripe's signature of a webhook: `t=1772452800,v1=5257a869…`."""

import hmac
from hashlib import sha256


def signature_header(payload: bytes, *, secret: str, timestamp: int) -> str:
    """Over the very bytes that are sent, and the second they are sent in."""
    signed = f"{timestamp}.".encode() + payload
    digest = hmac.new(secret.encode(), signed, sha256).hexdigest()
    return f"t={timestamp},v1={digest}"
