"""What goes wrong outside GraphQL's fields is told in general, with everything a client needs."""

import json
import logging
from typing import Any

import pytest

from core.errors import Refusal
from entrypoints.graphql.limits.busy import Busy
from entrypoints.identity.identity import Identity
from tests.graphql.service import Service, serving_memory

BODY = json.dumps({"query": "{ adminCases { id } }"}).encode()
SECRET = "hunter2 of canary@person.example"


async def breaking(_header: str | None) -> Identity | Refusal:
    raise LookupError(SECRET)


async def at_capacity(_header: str | None) -> Identity | Refusal:
    raise Busy


def post(service: Service, **told: str) -> Any:
    service.client._transport.raise_server_exceptions = False  # type: ignore[attr-defined]
    headers = {"Content-Type": "application/json", "X-Correlation-Id": "ticket-9", **told}
    return service.client.post("/graphql", content=BODY, headers=headers)


def test_a_malfunction_is_masked_and_found_in_the_log_by_its_correlation_id(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with serving_memory(authenticate=breaking) as service:
        response = post(service, Authorization=f"Bearer {SECRET}")
    assert response.status_code == 500
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == "INTERNAL"
    assert error["extensions"]["corrId"] == response.headers["X-Correlation-Id"] == "ticket-9"
    (record,) = [it for it in caplog.records if it.name == "support_center.http"]
    assert record.levelno == logging.ERROR
    assert record.__dict__["correlation_id"] == "ticket-9"
    for part in ("ticket-9", "builtins.LookupError", "in breaking"):
        assert part in record.getMessage()
    assert SECRET not in response.text + caplog.text


def test_also_the_answer_to_a_malfunction_cannot_be_shown_or_run() -> None:
    with serving_memory(authenticate=breaking) as service:
        headers = post(service).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


def test_a_door_that_finds_no_place_in_the_queue_says_when_to_come_back() -> None:
    with serving_memory(authenticate=at_capacity) as service:
        response = post(service)
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == "RATE_LIMITED"
    assert error["extensions"]["corrId"] == "ticket-9"
