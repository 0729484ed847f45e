"""HTTP events of function URLs and API Gateway v2, and answers as these take them."""

import asyncio
import base64
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from entrypoints.aws_lambda.asgi_bridge import Exchange
from entrypoints.aws_lambda.http_event import HttpEvent, http_answer


def event(**more: Any) -> dict[str, Any]:
    return {
        "version": "2.0",
        "rawPath": "/graphql",
        "rawQueryString": "a=1&b=%20",
        "headers": {"Content-Type": "text/plain", "x-forwarded-proto": "https"},
        "requestContext": {
            "stage": "$default",
            "http": {"method": "POST", "sourceIp": "203.0.113.7"},
        },
        "isBase64Encoded": False,
        **more,
    }


async def echo(request: Request) -> Response:
    told = {
        "body": (await request.body()).hex(),
        "client": request.client.host if request.client else None,
        "url": str(request.url),
        "cookie": request.cookies.get("a"),
        "type": request.headers["content-type"],
    }
    answer = Response(repr(told), 201, media_type="text/plain")
    answer.set_cookie("x", "1")
    answer.set_cookie("y", "2")
    return answer


def through(sent: dict[str, Any]) -> dict[str, Any]:
    app = Starlette(routes=[Route("/graphql", echo, methods=["POST"])])
    return asyncio.run(Exchange(HttpEvent.of(sent)).through(app))


def test_the_application_sees_the_request_as_it_was_sent() -> None:
    raw = bytes(range(256))
    told = through(
        event(body=base64.b64encode(raw).decode(), isBase64Encoded=True, cookies=["a=7", "b=8"])
    )
    assert told["statusCode"] == 201
    assert told["cookies"] == ["x=1; Path=/; SameSite=lax", "y=2; Path=/; SameSite=lax"]
    assert "set-cookie" not in told["headers"]
    body = told["body"]
    assert raw.hex() in body
    assert "'client': '203.0.113.7'" in body
    assert "/graphql?a=1&b=%20" in body
    assert "'cookie': '7'" in body


def test_text_travels_as_text_and_other_bytes_in_base64() -> None:
    assert http_answer(200, [], "ä".encode())["body"] == "ä"
    told = http_answer(200, [("a", "1"), ("a", "2")], b"\xff\x00")
    assert told["isBase64Encoded"] is True
    assert base64.b64decode(told["body"]) == b"\xff\x00"
    assert told["headers"] == {"a": "1, 2"}


@pytest.mark.parametrize(
    ("stage", "path", "seen"),
    [
        ("$default", "/graphql", "/graphql"),
        ("prod", "/prod/graphql", "/graphql"),
        ("prod", "/production", "/production"),
        ("prod", "/prod", "/"),
    ],
)
def test_the_stage_is_no_part_of_the_path(stage: str, path: str, seen: str) -> None:
    sent = event(rawPath=path)
    sent["requestContext"]["stage"] = stage
    assert HttpEvent.of(sent).path == seen


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"requestContext": {}},
        event(body="%%%", isBase64Encoded=True),
        event(requestContext="x"),
    ],
)
def test_what_is_no_such_event_is_refused(sent: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        HttpEvent.of(sent)
