"""Documents are parsed and validated once."""

from collections.abc import Callable

import pytest
from graphql import GraphQLError, validate

from entrypoints.graphql import documents
from entrypoints.graphql.documents import KEPT, LONGEST_KEPT, Documents
from entrypoints.graphql.executable import executable_schema
from tests.graphql.service import Service

TEXT = "{ adminCases { id } }"


@pytest.fixture
def validations(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows with every document that is really validated."""
    seen: list[object] = []
    real: Callable[..., list[GraphQLError]] = validate

    def counting(*given: object) -> list[GraphQLError]:
        seen.append(given)
        return real(*given)

    monkeypatch.setattr(documents, "validate", counting)
    return seen


def ask(kept: Documents, text: str) -> list[GraphQLError]:
    document = kept.parse(None, {"query": text})
    return kept.validate(executable_schema(), document)


def test_a_valid_document_is_validated_once(validations: list[object]) -> None:
    kept = Documents()
    assert ask(kept, TEXT) == ask(kept, TEXT) == []
    assert len(validations) == 1


def test_an_invalid_document_is_never_kept(validations: list[object]) -> None:
    kept = Documents()
    for _ in range(2):
        assert ask(kept, "{ colour }")
    assert len(validations) == 2


def test_the_documents_used_last_are_kept_and_no_more_than_the_bound(
    validations: list[object],
) -> None:
    kept = Documents()
    ask(kept, TEXT)
    for number in range(KEPT - 1):
        ask(kept, f"{{ a{number}: adminCases {{ id }} }}")
    ask(kept, TEXT)
    ask(kept, "{ b: adminCases { id } }")
    before = len(validations)
    ask(kept, TEXT)
    assert len(validations) == before
    ask(kept, "{ a0: adminCases { id } }")
    assert len(validations) == before + 1


def test_a_very_long_document_is_not_kept(validations: list[object]) -> None:
    kept = Documents()
    for _ in range(2):
        ask(kept, TEXT + " " * LONGEST_KEPT)
    assert len(validations) == 2


def test_a_document_of_very_many_tokens_is_not_read_to_its_end(service: Service) -> None:
    refusal = service.refusal("{" + " a" * 600_000 + "}")
    assert refusal["code"] == "BAD_USER_INPUT"
    assert "5000 tokens" in refusal["message"]


def test_a_document_full_of_mistakes_gets_a_short_list_of_them(service: Service) -> None:
    answer = service.ask("{" + " colour" * 100 + "}")
    assert len(answer["errors"]) == 11


def test_the_service_keeps_documents_between_requests(
    service: Service, validations: list[object]
) -> None:
    for _ in range(3):
        service.tell(TEXT)
    assert len(validations) == 1
