"""An HTTP request as a function URL and API Gateway v2 send it, and an answer as they take it."""

import base64
import binascii
from collections.abc import Mapping
from typing import Any, Self

from attrs import frozen


@frozen(kw_only=True)
class HttpEvent:
    """Payload format 2.0. Names of headers are in lower case; `source_ip` is who connected."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes
    source_ip: str | None

    @classmethod
    def of(cls, event: Mapping[str, Any]) -> Self:
        """Raises ValueError for what is no such event."""
        context = event.get("requestContext")
        http = context.get("http") if isinstance(context, Mapping) else None
        if not isinstance(context, Mapping) or not isinstance(http, Mapping):
            raise ValueError("no HTTP event of payload format 2.0")  # noqa: TRY004 - of its content
        headers = {str(name).lower(): str(text) for name, text in event.get("headers", {}).items()}
        if event.get("cookies"):
            headers["cookie"] = "; ".join(event["cookies"])
        return cls(
            method=str(http.get("method", "")),
            path=_without_stage(str(event.get("rawPath") or "/"), context.get("stage")),
            query=str(event.get("rawQueryString") or ""),
            headers=headers,
            body=_body(event),
            source_ip=http.get("sourceIp"),
        )


def http_answer(status: int, headers: list[tuple[str, str]], body: bytes) -> dict[str, Any]:
    """Text as text, other bytes in base64; cookies apart from the other headers."""
    cookies = [text for name, text in headers if name.lower() == "set-cookie"]
    told: dict[str, str] = {}
    for name, text in headers:
        if name.lower() != "set-cookie":
            told[name] = f"{told[name]}, {text}" if name in told else text
    answer: dict[str, Any] = {"statusCode": status, "headers": told, **_written(body)}
    return {**answer, "cookies": cookies} if cookies else answer


def _written(body: bytes) -> dict[str, Any]:
    try:
        return {"body": body.decode("utf-8"), "isBase64Encoded": False}
    except UnicodeDecodeError:
        return {"body": base64.b64encode(body).decode("ascii"), "isBase64Encoded": True}


def _without_stage(path: str, stage: object) -> str:
    """API Gateway writes the stage before the path, unless it is `$default`."""
    prefix = f"/{stage}"
    if stage == "$default" or not (path == prefix or path.startswith(f"{prefix}/")):
        return path
    return path[len(prefix) :] or "/"


def _body(event: Mapping[str, Any]) -> bytes:
    text = event.get("body") or ""
    if not event.get("isBase64Encoded"):
        return str(text).encode("utf-8", "surrogatepass")
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("the body is not the base64 that the event says") from None
