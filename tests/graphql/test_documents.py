"""Documents are parsed, measured and validated once."""

from collections.abc import Callable

import pytest
from graphql import GraphQLError, validate

from entrypoints.graphql import documents
from entrypoints.graphql.documents import Documents
from entrypoints.graphql.executable import executable_schema
from entrypoints.graphql.limits.kept import Kept
from entrypoints.graphql.limits.measure import measured
from tests.graphql.service import Service

TEXT = "{ adminCases { id } }"


@pytest.fixture
def validations(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows with every document that is really validated."""
    return counted(monkeypatch, "validate", validate)


@pytest.fixture
def measurements(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows with every document that is really measured."""
    return counted(monkeypatch, "measured", measured)


def counted(
    monkeypatch: pytest.MonkeyPatch, name: str, real: Callable[..., object]
) -> list[object]:
    seen: list[object] = []

    def counting(*given: object, **named: object) -> object:
        seen.append(given)
        return real(*given, **named)

    monkeypatch.setattr(documents, name, counting)
    return seen


def ask(kept: Documents, text: str) -> list[GraphQLError]:
    document = kept.parse(None, {"query": text})
    return kept.validate(executable_schema(), document)


def test_a_valid_document_is_measured_and_validated_once(
    validations: list[object], measurements: list[object]
) -> None:
    kept = Documents()
    assert ask(kept, TEXT) == ask(kept, TEXT) == ask(kept, TEXT) == []
    assert len(validations) == len(measurements) == 1


def test_an_invalid_document_is_never_kept(validations: list[object]) -> None:
    kept = Documents()
    for _ in range(3):
        assert ask(kept, "{ colour }")
    assert len(validations) == 3


def test_a_flood_of_documents_that_are_sent_once_leaves_those_in_use(
    validations: list[object],
) -> None:
    kept = Documents(kept=Kept(newcomers_bytes=50_000))
    ask(kept, TEXT)
    ask(kept, TEXT)
    for number in range(50):
        ask(kept, f"{{ a{number}: adminCases {{ id }} }}")
    before = len(validations)
    ask(kept, TEXT)
    assert len(validations) == before
    ask(kept, "{ a0: adminCases { id } }")
    assert len(validations) == before + 1


def test_a_document_of_very_many_tokens_is_not_read_to_its_end(service: Service) -> None:
    refusal = service.refusal("{" + " a" * 20_000 + "}")
    assert refusal["code"] == "BAD_USER_INPUT"
    assert "tokens, which is 2000" in refusal["message"]


def test_a_document_full_of_mistakes_gets_a_short_list_of_them(service: Service) -> None:
    answer = service.ask("{" + " colour" * 10 + "}")
    assert len(answer["errors"]) == 6


def test_the_service_keeps_documents_between_requests(
    service: Service, validations: list[object]
) -> None:
    for _ in range(3):
        service.tell(TEXT)
    assert len(validations) == 1
