"""Hiding the words of a message: from every view, for good, with a stub that says so."""

from hashlib import sha256

import pytest

from core.errors import ErrorCode
from core.timeline.hidden_words import REDACTED
from core.use_cases.post_case_message import PostCaseMessage
from core.use_cases.redact_message import RedactMessage
from core.use_cases.restrict_case import RestrictCase
from tests.erasure.archive import Archive
from tests.use_cases.office import AGENT, BUYER, FAY, TESS, request_of

WORDS = "Her number is 555-0100."
HASH = sha256(WORDS.encode()).hexdigest()
THEO = request_of("usr_theo", AGENT)


@pytest.fixture
def case_id(archive: Archive) -> str:
    archive.office.order()
    return archive.office.case()


@pytest.fixture
def message_id(archive: Archive, case_id: str) -> str:
    return archive.office.does(PostCaseMessage(case_id=case_id, body_md=WORDS), BUYER)


def redaction(message_id: str, reason: str = "A number of a third person.") -> RedactMessage:
    return RedactMessage(message_id=message_id, reason=reason)


def test_a_mark_stands_for_the_words_and_the_row_keeps_them_apart(
    archive: Archive, message_id: str
) -> None:
    assert archive.office.does(redaction(message_id), TESS) is True

    message = archive.message(message_id)
    assert (message.body_md, message.hidden_md) == (REDACTED, WORDS)
    assert (message.body_sha256, message.redacted_at) == (HASH, archive.office.clock.now())


def test_a_stub_with_the_hash_and_the_reason_is_on_the_timeline(
    archive: Archive, case_id: str, message_id: str
) -> None:
    before = archive.office.timeline(case_id)
    archive.office.does(redaction(message_id), TESS)

    *kept, stub = archive.office.timeline(case_id)
    assert tuple(kept) == before
    assert (stub.type, stub.actor_id) == ("redacted", "usr_tess")
    assert stub.payload == {
        "message_id": message_id,
        "body_sha256": HASH,
        "reason": "A number of a third person.",
    }
    assert kept[-1].payload["body_sha256"] == HASH


def test_the_audit_keeps_the_hash_and_no_word(
    archive: Archive, case_id: str, message_id: str
) -> None:
    archive.office.does(redaction(message_id), TESS)

    last = archive.stored.audit()[-1]
    assert (last.action, last.resource) == ("message.redact", f"case:{case_id}")
    assert (last.details["message_id"], last.details["body_sha256"]) == (message_id, HASH)
    assert "audit" not in archive.holds("555-0100")
    assert "audit" not in archive.holds("third person")


def test_words_are_hidden_once(archive: Archive, message_id: str) -> None:
    archive.office.does(redaction(message_id), TESS)

    told = archive.office.desk.handle(redaction(message_id), TESS)

    assert (getattr(told, "code", None), getattr(told, "field", None)) == (
        ErrorCode.NOT_ACTIVE,
        "messageId",
    )


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (redaction("smg_none"), "messageId"),
        (redaction("smg \x00"), "messageId"),
        (redaction("smg_1", reason=" "), "reason"),
        (redaction("smg_1", reason="x\x00"), "reason"),
        (redaction("smg_1", reason="x\ud800"), "reason"),
        (redaction("smg_1", reason="x" * 2_001), "reason"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(
    archive: Archive, asked: RedactMessage, field: str
) -> None:
    told = archive.office.desk.handle(asked, TESS)

    assert (getattr(told, "code", None), getattr(told, "field", None)) == (
        ErrorCode.BAD_USER_INPUT,
        field,
    )


def test_finance_and_the_people_of_the_case_redact_nothing(
    archive: Archive, message_id: str
) -> None:
    for request in (FAY, BUYER):
        told = archive.office.desk.handle(redaction(message_id), request)
        assert getattr(told, "code", None) is ErrorCode.FORBIDDEN
    assert archive.message(message_id).body_md == WORDS


def test_on_a_restricted_case_only_its_people_redact(
    archive: Archive, case_id: str, message_id: str
) -> None:
    archive.office.does(RestrictCase(case_id=case_id, restricted=True), TESS)

    told = archive.office.desk.handle(redaction(message_id), THEO)

    assert getattr(told, "code", None) is ErrorCode.CASE_ACCESS_DENIED
    assert archive.message(message_id).body_md == WORDS
    assert archive.office.does(redaction(message_id), TESS) is True


def test_a_message_that_was_evidence_still_is(
    archive: Archive, case_id: str, message_id: str
) -> None:
    assert archive.office.stored_case(case_id).evidenced
    archive.office.does(redaction(message_id), TESS)
    assert archive.office.stored_case(case_id).evidenced
