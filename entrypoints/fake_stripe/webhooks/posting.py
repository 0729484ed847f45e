"""One try to deliver a webhook."""

from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from entrypoints.fake_stripe.webhooks.target import WebhookTarget

OK = range(200, 300)


def post(target: WebhookTarget, payload: bytes, *, signature: str, timeout: float) -> str | None:
    """None when it was taken, else why not. A redirect is not followed, as Stripe follows none."""
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Stripe-Signature": signature,
        "User-Agent": "Stripe/1.0 (fake)",
    }
    connection = _connection(target.url, timeout)
    try:
        connection.request("POST", _path(target.url), payload, headers)
        status = connection.getresponse().status
    except (OSError, HTTPException) as problem:
        return f"{type(problem).__name__}: {problem}"
    finally:
        connection.close()
    return None if status in OK else f"answered {status}"


def _connection(url: str, timeout: float) -> HTTPConnection:
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    return kind(str(parts.hostname), parts.port, timeout=timeout)


def _path(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
