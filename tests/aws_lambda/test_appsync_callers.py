"""Who calls is what AppSync verified and our settings accept; nothing else is believed."""

from typing import Any

import pytest

from tests.aws_lambda.appsync_api import AUDIENCE, FAR, ISSUER, oidc_identity
from tests.aws_lambda.parts_counters import resolver_over
from tests.graphql.service import Service

READ = {"parentTypeName": "Query", "fieldName": "adminCases", "selectionSetGraphQL": "{ id }"}
COGNITO = {
    "sub": "usr_tess",
    "issuer": ISSUER,
    "username": "tess",
    "sourceIp": ["198.51.100.7"],
    "groups": ["trust_safety"],
    "defaultAuthStrategy": "ALLOW",
    "claims": {
        "iss": ISSUER,
        "sub": "usr_tess",
        "client_id": AUDIENCE,
        "token_use": "access",
        "exp": FAR,
        "roles": "trust_safety",
    },
}


def event(identity: Any, headers: dict[str, str] | None = None, **more: Any) -> dict[str, Any]:
    return {
        "arguments": {},
        "identity": identity,
        "request": {"headers": headers or {}},
        "info": READ,
        **more,
    }


@pytest.mark.parametrize(
    "identity", [oidc_identity("usr_tess", ["trust_safety"]), COGNITO], ids=["oidc", "cognito"]
)
def test_who_signed_in_is_known_with_the_roles_of_the_token(
    identity: Any, service: Service
) -> None:
    assert resolver_over(service.parts).resolve(event(identity)) == []
    assert service.stored.audit()[-1].actor == "usr_tess"


def changed(**claims: Any) -> dict[str, Any]:
    return oidc_identity("usr_tess", ["trust_safety"], **claims)


@pytest.mark.parametrize(
    "identity",
    [
        None,
        {},
        "usr_tess",
        {"accountId": "123456789012", "userArn": "arn:aws:iam::123456789012:user/x"},
        {"resolverContext": {"sub": "usr_tess", "roles": "trust_safety"}},
        {"sub": "usr_tess", "issuer": ISSUER, "claims": None},
        changed(iss="https://other.example"),
        changed(iss=[ISSUER]),
        {**changed(), "sub": ["usr_tess"]},
        {**changed(), "issuer": "https://other.example"},
        {**changed(), "sub": "usr_other"},
        changed(aud="another-service"),
        changed(aud=None),
        changed(exp=1),
        changed(exp="never"),
        changed(exp=-(10**400)),
        changed(exp=True),
        changed(token_use="id"),
        changed(azp=7),
        oidc_identity("system", ["trust_safety"]),
        oidc_identity("anonymous", ["trust_safety"]),
        oidc_identity("has blanks", ["trust_safety"]),
        {**COGNITO, "claims": {**COGNITO["claims"], "client_id": "another"}},  # type: ignore[dict-item]
    ],
)
def test_whom_nobody_vouches_for_is_refused(identity: Any, service: Service) -> None:
    told = resolver_over(service.parts).resolve(event(identity))
    assert (told["data"], told["errorType"]) == (None, "UNAUTHENTICATED")
    assert {"code", "message", "hint", "corrId"} <= told["errorInfo"].keys()


@pytest.mark.parametrize(
    ("identity", "headers", "ip"),
    [
        (COGNITO, {"x-forwarded-for": "203.0.113.9, 10.0.0.1"}, "198.51.100.7"),
        (changed(), {"X-Forwarded-For": "6.6.6.6, 203.0.113.9, 130.176.1.1"}, "203.0.113.9"),
        (changed(), {"x-forwarded-for": "203.0.113.9"}, "203.0.113.9"),
        (changed(), {"x-forwarded-for": "nowhere, 1.1.1.1"}, None),
        (changed(), {}, None),
    ],
)
def test_the_audit_has_the_address_that_the_client_could_not_write_itself(
    identity: Any, headers: dict[str, str], ip: str | None, service: Service
) -> None:
    sent = {**headers, "User-Agent": "tests/1", "X-Correlation-Id": "corr-7"}
    resolver_over(service.parts).resolve(event(identity, sent))
    last = service.stored.audit()[-1]
    assert (last.ip, last.user_agent) == (ip, "tests/1")
    assert last.details["corr_id"] == "corr-7"


def opening(headers: dict[str, str], **input_: Any) -> dict[str, Any]:
    return event(
        changed(),
        headers,
        arguments={"input": {"kind": "PRODUCT", "summary": "It leaks.", **input_}},
        info={"parentTypeName": "Mutation", "fieldName": "openCase"},
    )


def test_the_idempotency_key_of_the_header_makes_a_repeated_event_one(service: Service) -> None:
    resolver = resolver_over(service.parts)
    first, again = (resolver.resolve(opening({"idempotency-key": "k-1"})) for _ in range(2))
    assert first == again
    other = resolver.resolve(opening({"idempotency-key": "k-1"}, summary="Another."))
    assert other["errorType"] == "IDEMPOTENCY_MISMATCH"
    unfit = resolver.resolve(opening({"idempotency-key": "ä" * 300}))
    assert unfit["errorInfo"]["field"] == "Idempotency-Key"


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({}, "input"),
        ({"input": None}, "input"),
        ({"input": "x"}, "input"),
        ({"input": {"kind": "PRODUCT"}}, "summary"),
        ({"input": {"kind": "NOTHING", "summary": "x"}}, "kind"),
        ({"input": {"kind": "PRODUCT", "summary": 7}}, "summary"),
        ({"input": {"kind": "PRODUCT", "summary": "x", "priority": True}}, "priority"),
        ({"input": {"kind": "PRODUCT", "summary": "x", "priority": 2**31}}, "priority"),
        ({"input": {"kind": "PRODUCT", "summary": "x", "extra": 1}}, "extra"),
        ({"input": {"kind": "PRODUCT", "summary": "\x00"}}, "summary"),
    ],
)
def test_arguments_that_do_not_fit_are_refused_by_name_and_change_nothing(
    arguments: dict[str, Any], field: str, service: Service
) -> None:
    resolver, before = resolver_over(service.parts), service.stored.contents()
    told = resolver.resolve({**opening({}), "arguments": arguments})
    assert (told["errorType"], told["errorInfo"]["field"]) == ("BAD_USER_INPUT", field)
    assert service.stored.contents() == before


@pytest.mark.parametrize(
    "nothing", [None, [], "x", {}, {"info": 7}, {"info": {"fieldName": "openCase"}}]
)
def test_what_is_no_event_is_told_so(nothing: Any, service: Service) -> None:
    assert resolver_over(service.parts).resolve(nothing)["errorType"] == "BAD_USER_INPUT"


def test_strangers_are_audited_the_first_time_and_every_tenth(service: Service) -> None:
    resolver = resolver_over(service.parts)
    for _ in range(21):
        resolver.resolve(event(None))
    assert len([entry for entry in service.stored.audit() if entry.actor == "anonymous"]) == 3
