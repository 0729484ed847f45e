"""A list of events is answered by a list as long, and one that fails fails no other."""

import logging
from typing import Any

import pytest

from entrypoints.aws_lambda.appsync import answer
from entrypoints.aws_lambda.process.invocation import Invocation
from tests.aws_lambda.appsync_api import oidc_identity
from tests.aws_lambda.contexts import LambdaContext
from tests.aws_lambda.parts_counters import resolver_over
from tests.graphql.service import Service

CANARY = "canary_7Q"


def reading(case_id: Any, roles: list[str]) -> dict[str, Any]:
    return {
        "arguments": {"caseId": case_id},
        "identity": oidc_identity("usr_tess", roles),
        "request": {"headers": {}},
        "info": {
            "parentTypeName": "Query",
            "fieldName": "adminCase",
            "selectionSetGraphQL": "{ id }",
        },
    }


def test_each_of_a_batch_has_its_own_answer(service: Service) -> None:
    case_id = service.tell('mutation { openCase(input: {kind: PRODUCT, summary: "a"}) }')
    good = reading(case_id["openCase"], ["trust_safety"])
    batch = [
        good,
        reading("sca_none", ["trust_safety"]),
        reading(case_id["openCase"], ["finance_ops"]),
        None,
        reading(7.5, ["trust_safety"]),
        good,
    ]
    told = answer(resolver_over(service.parts), batch, Invocation.of(LambdaContext()))
    assert [each.get("errorType", "none") for each in told] == [
        "none",
        "CASE_NOT_FOUND",
        "FORBIDDEN",
        "BAD_USER_INPUT",
        "BAD_USER_INPUT",
        "none",
    ]
    assert told[0] == told[-1] == {"id": case_id["openCase"]}
    assert answer(resolver_over(service.parts), [], Invocation.of(LambdaContext())) == []


def test_a_malfunction_is_told_in_general_and_logged_without_anybodys_words(
    service: Service, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise ValueError(CANARY)

    monkeypatch.setattr(type(service.parts.reading_room), "answer", broken)
    with caplog.at_level(logging.ERROR):
        told = resolver_over(service.parts).resolve(reading("sca_1", ["trust_safety"]))
    assert told["errorType"] == "INTERNAL"
    assert "ValueError" in caplog.text
    assert CANARY not in caplog.text + str(told)
