"""What the HTTP face accepts, and how it answers what it does not."""

import json
import logging
from typing import Any

import pytest
from attrs import evolve

from adapters.memory.case_views import MemoryCaseViews
from adapters.memory.store import MemoryStore
from core.errors import ErrorCode, Refusal
from entrypoints.identity.identity import Identity
from tests.graphql.service import Service, serving_memory

QUERY = {"query": "{ adminCases { id } }"}
JSON = {"Content-Type": "application/json"}


def post(service: Service, body: bytes, **headers: str) -> Any:
    return service.client.post(
        "/graphql", content=body, headers={**service.authorization("usr_tess"), **JSON, **headers}
    )


def error_of(response: Any) -> dict[str, Any]:
    (error,) = response.json()["errors"]
    extensions: dict[str, Any] = error["extensions"]
    assert {"code", "message", "hint", "corrId"} <= extensions.keys()
    assert extensions["corrId"] == response.headers["X-Correlation-Id"]
    return extensions


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", ""],
)
def test_anything_but_json_is_turned_away(service: Service, content_type: str) -> None:
    response = post(service, json.dumps(QUERY).encode(), **{"Content-Type": content_type})
    assert response.status_code == 415
    assert error_of(response)["field"] == "Content-Type"


def test_json_with_a_charset_is_json(service: Service) -> None:
    body = json.dumps(QUERY).encode()
    response = post(service, body, **{"Content-Type": "application/json; charset=utf-8"})
    assert response.json() == {"data": {"adminCases": []}}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'"query"',
        json.dumps([QUERY]).encode(),
        b'{"query": "{ adminCases { id } }", "variables": {"page": NaN}}',
        b"[" * 100_000,
        b'{"query": ' + b"9" * 5_000 + b"}",
    ],
)
def test_a_body_that_is_no_json_object_is_turned_away(service: Service, body: bytes) -> None:
    response = post(service, body)
    assert response.status_code == 400
    assert error_of(response)["code"] == "BAD_USER_INPUT"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"query": None},
        {"query": 5},
        {"query": "{ adminCases { id } }", "variables": []},
        {"query": "{ adminCases { id } }", "operationName": 5},
        {"query": "{ adminCases { id } }", "operationName": "Other"},
        {"query": "subscription { adminCases { id } }"},
    ],
)
def test_a_json_object_that_is_no_operation_is_bad_input(service: Service, body: object) -> None:
    response = post(service, json.dumps(body).encode())
    assert response.status_code == 200
    assert error_of(response)["code"] == "BAD_USER_INPUT"


def test_a_body_above_the_cap_is_turned_away_before_it_is_read_whole() -> None:
    with serving_memory(max_body_bytes=1_000) as service:
        response = post(service, b" " * 1_001)
        assert response.status_code == 413
        assert "1000 bytes" in error_of(response)["message"]


def test_an_operation_by_get_is_refused_where_there_is_no_explorer() -> None:
    with serving_memory(issue_demo_token=None) as service:
        response = service.client.get("/graphql", params=QUERY)
        assert response.status_code == 405
        assert error_of(response)["hint"] == "GraphQL operations are sent with POST."
        assert service.client.get("/").status_code == 404
        assert service.client.get("/explorer/explorer.js").status_code == 404


def test_an_unknown_path_is_answered_in_the_same_shape(service: Service) -> None:
    response = service.client.get("/nothing")
    assert response.status_code == 404
    assert "POST /graphql" in error_of(response)["hint"]


@pytest.mark.parametrize("key", ["", "x" * 201, "schl\u00fcssel".encode().decode("latin-1")])
def test_an_unfit_idempotency_key_is_turned_away(service: Service, key: str) -> None:
    response = service.client.post(
        "/graphql",
        json=QUERY,
        headers=[(b"Idempotency-Key", key.encode("latin-1"))],
    )
    assert response.status_code == 400
    assert error_of(response)["field"] == "Idempotency-Key"


def test_a_well_formed_correlation_id_is_kept_from_header_to_audit(service: Service) -> None:
    response = post(service, json.dumps(QUERY).encode(), **{"X-Correlation-Id": "ticket-42.a_b"})
    assert response.headers["X-Correlation-Id"] == "ticket-42.a_b"
    assert service.stored.audit()[-1].details["corr_id"] == "ticket-42.a_b"


@pytest.mark.parametrize("told", ["", "a b", "x" * 65, "<script>", "-x"])
def test_any_other_correlation_id_is_replaced(service: Service, told: str) -> None:
    response = post(service, json.dumps(QUERY).encode(), **{"X-Correlation-Id": told})
    given = response.headers["X-Correlation-Id"]
    assert given != told
    assert len(given) == 32


def test_answers_are_not_kept_by_caches(service: Service) -> None:
    response = post(service, json.dumps(QUERY).encode())
    assert response.headers["Cache-Control"] == "no-store"


def test_the_service_is_alive_and_ready(any_service: Service) -> None:
    assert any_service.client.get("/healthz").json() == {"status": "alive"}
    ready = any_service.client.get("/readyz")
    assert (ready.status_code, ready.json()) == (200, {"status": "ready"})


class ClosedViews(MemoryCaseViews):
    """Views whose store does not answer just now."""

    async def is_ready(self) -> bool:
        return False


def test_a_service_that_could_not_answer_a_read_says_so_and_lives_on(service: Service) -> None:
    room = evolve(service.parts.reading_room, views=ClosedViews(MemoryStore()))
    with serving_memory(reading_room=room) as waiting:
        ready = waiting.client.get("/readyz")
        assert (ready.status_code, ready.json()) == (503, {"status": "not ready"})
        assert waiting.client.get("/healthz").status_code == 200


SECRET = "the database password is hunter2"


async def broken(_header: str | None) -> Identity | Refusal:
    raise RuntimeError(SECRET)


def test_a_malfunction_before_graphql_tells_nothing_and_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with serving_memory(authenticate=broken) as service:
        service.client._transport.raise_server_exceptions = False  # type: ignore[attr-defined]
        response = post(service, json.dumps(QUERY).encode())
    assert response.status_code == 500
    assert error_of(response)["code"] == "INTERNAL"
    assert SECRET not in response.text
    logged = [record for record in caplog.records if record.name == "support_center.http"]
    assert response.headers["X-Correlation-Id"] in logged[0].getMessage()


def test_a_malfunction_in_a_field_tells_nothing_and_is_logged(
    service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    class Breaking:
        def handle(self, *_: object) -> str:
            raise RuntimeError(SECRET)

        clock = service.parts.desk.clock

    with serving_memory(desk=Breaking()) as broken_service:
        answer = broken_service.ask(
            'mutation { openCase(input: {kind: PRODUCT, summary: "x"}) }',
            headers={"X-Correlation-Id": "corr-7"},
        )
    (error,) = answer["errors"]
    assert error["extensions"]["code"] == "INTERNAL"
    assert error["path"] == ["openCase"]
    assert SECRET not in json.dumps(answer)
    (record,) = [found for found in caplog.records if found.levelno >= logging.ERROR]
    assert "corr-7" in record.getMessage()
    assert "openCase failed" in record.getMessage()
    assert "RuntimeError" in record.getMessage()
    assert "in handle" in record.getMessage()
    assert SECRET not in caplog.text


def test_refusals_are_not_logged_as_errors(
    service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    service.refusal('{ adminCase(caseId: "sca_none") { id } }')
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_every_code_a_client_can_meet_is_one_of_the_closed_list(service: Service) -> None:
    refusal = service.refusal('{ adminCase(caseId: "sca_none") { id } }')
    assert refusal["code"] in set(ErrorCode)
