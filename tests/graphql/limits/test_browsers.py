"""What pages of other sites can make a browser send, and what they get to see."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from tests.graphql.service import Service, serving_memory

DESK = "https://desk.example"
OTHER = "https://other.example"
QUERY = json.dumps({"query": "{ adminCases { id } }"}).encode()
PREFLIGHT = {
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "authorization,content-type,idempotency-key",
}


def post(service: Service, body: bytes = QUERY, headers: Mapping[str, str] | None = None) -> Any:
    told = {
        **service.authorization("usr_tess"),
        "Content-Type": "application/json",
        **(headers or {}),
    }
    return service.client.post("/graphql", content=body, headers=told)


def cors_headers(response: Any) -> list[str]:
    return [name for name in response.headers if name.startswith("access-control-")]


def test_by_default_no_page_is_told_anything(service: Service) -> None:
    assert cors_headers(post(service, headers={"Origin": DESK})) == []
    asked = service.client.options("/graphql", headers={"Origin": DESK, **PREFLIGHT})
    assert asked.status_code == 405
    assert cors_headers(asked) == []


def test_a_page_that_is_named_may_send_operations() -> None:
    with serving_memory(cors_origins=frozenset({DESK})) as service:
        asked = service.client.options("/graphql", headers={"Origin": DESK, **PREFLIGHT})
        assert asked.status_code == 200
        assert asked.headers["Access-Control-Allow-Origin"] == DESK
        assert asked.headers["Access-Control-Allow-Methods"] == "POST"
        assert "Idempotency-Key" in asked.headers["Access-Control-Allow-Headers"]
        answer = post(service, headers={"Origin": DESK})
        assert answer.headers["Access-Control-Allow-Origin"] == DESK
        assert "X-Correlation-Id" in answer.headers["Access-Control-Expose-Headers"]
        assert "Origin" in answer.headers["Vary"]
        refused = post(service, b"[]", headers={"Origin": DESK})
        assert refused.status_code == 400
        assert refused.headers["Access-Control-Allow-Origin"] == DESK


@pytest.mark.parametrize("origin", [OTHER, "null", f"{DESK}.evil.example", "https://DESK.example"])
def test_a_page_that_is_not_named_may_not(origin: str) -> None:
    with serving_memory(cors_origins=frozenset({DESK})) as service:
        asked = service.client.options("/graphql", headers={"Origin": origin, **PREFLIGHT})
        assert asked.status_code == 400
        for answer in (asked, post(service, headers={"Origin": origin})):
            assert "Access-Control-Allow-Origin" not in answer.headers
            assert "Access-Control-Allow-Credentials" not in answer.headers


def test_nobody_may_send_cookies() -> None:
    with serving_memory(cors_origins=frozenset({DESK})) as service:
        asked = service.client.options("/graphql", headers={"Origin": DESK, **PREFLIGHT})
    assert "Access-Control-Allow-Credentials" not in asked.headers


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Content-Type", "text/plain"),
        ("Content-Type", "text/plain;application/json"),
        ("Content-Type", "multipart/form-data; boundary=x"),
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("Content-Type", "application/graphql"),
        ("Content-Type", "application/json; charset=utf-16"),
        ("Content-Type", "application/json; charset=iso-8859-1"),
        ("Content-Type", "application/json-seq"),
        ("Content-Type", ""),
        ("Content-Encoding", "gzip"),
        ("Content-Encoding", "br"),
    ],
)
def test_whatever_is_not_plain_json_in_utf_8_is_turned_away(
    service: Service, header: str, value: str
) -> None:
    response = post(service, headers={header: value})
    assert response.status_code == 415
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert error["extensions"]["field"] == header
    assert error["extensions"]["hint"]


@pytest.mark.parametrize(
    "told",
    [
        "application/json",
        "Application/JSON",
        "application/json;charset=UTF-8",
        'application/json ; charset="utf-8" ',
    ],
)
def test_json_in_utf_8_is_read_however_it_is_spelt(service: Service, told: str) -> None:
    assert post(service, headers={"Content-Type": told}).json() == {"data": {"adminCases": []}}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_json_that_is_not_in_utf_8_is_turned_away_whatever_it_says_it_is(
    service: Service, encoding: str
) -> None:
    assert post(service, QUERY.decode().encode(encoding)).status_code == 400


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH"])
def test_operations_come_by_post_alone(method: str) -> None:
    with serving_memory(issue_demo_token=None) as service:
        before = service.stored.audit()
        response = service.client.request(
            method,
            "/graphql",
            params={"query": "mutation { pauseRefunds }"},
            headers=service.authorization("usr_fay"),
        )
        assert response.status_code == 405
        assert service.stored.audit() == before


def test_the_page_of_the_demos_explorer_runs_nothing_that_stands_in_its_address(
    service: Service,
) -> None:
    before = service.stored.audit()
    response = service.client.get(
        "/graphql",
        params={"query": "mutation { pauseRefunds }"},
        headers=service.authorization("usr_fay"),
    )
    assert response.headers["Content-Type"].startswith("text/html")
    assert service.stored.audit() == before


@pytest.mark.parametrize("path", ["/graphql", "/healthz", "/readyz", "/nothing"])
def test_no_answer_can_be_shown_run_or_framed(path: str) -> None:
    with serving_memory(issue_demo_token=None) as service:
        headers = service.client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_the_explorers_page_keeps_its_own_policy(service: Service) -> None:
    headers = service.client.get("/").headers
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert len(headers.get_list("Content-Security-Policy")) == 1
    assert (
        service.client.get("/explorer/explorer.js").headers["X-Content-Type-Options"] == "nosniff"
    )
