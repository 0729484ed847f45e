"""Announcing a file, and the form that is given for it."""

from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

from core.errors import ErrorCode
from core.evidence.evidence import EvidenceStatus
from core.evidence.terms import EvidenceTerms
from core.request import Request
from core.timeline.message import Audience
from core.use_cases.restrict_case import RestrictCase
from tests.evidence.filing import Filing, announcement, code_of
from tests.use_cases.office import BUYER, FAY, SELLER, TESS, keyed, request_of
from tests.use_cases.office import PARTY as CUSTOMER_SIDE

BAD = ErrorCode.BAD_USER_INPUT
STRANGER = request_of("usr_stranger", CUSTOMER_SIDE)


@pytest.mark.parametrize("request_", [BUYER, SELLER, TESS], ids=["buyer", "seller", "agent"])
def test_whoever_the_case_names_and_its_agents_get_a_form(request_: Request) -> None:
    filing = Filing()
    case_id = filing.office.case()

    upload = filing.announces(case_id, request=request_)

    stored = filing.stored(upload.evidence_id)
    assert (stored.status, stored.uploaded_by) == (EvidenceStatus.REQUESTED, request_.actor)
    assert upload.form.fields["key"] == f"quarantine/{case_id}/{upload.evidence_id}"
    assert upload.form.expires_at == stored.expires_at
    assert stored.expires_at - stored.requested_at == EvidenceTerms().form_lifetime


def test_an_announced_file_is_no_evidence_yet() -> None:
    filing = Filing()
    case_id = filing.office.case()
    filing.announces(case_id)
    assert filing.office.told(case_id) == ["opened"]
    assert not filing.office.stored_case(case_id).evidenced


def test_nothing_of_the_form_is_the_senders_choice_but_what_was_announced() -> None:
    filing = Filing()
    case_id = filing.office.case()
    upload = filing.announces(case_id, file_name="..key=elsewhere.png")
    assert "elsewhere" not in str(dict(upload.form.fields)) + upload.form.url


def test_the_audit_has_ids_and_hashes_of_an_announcement_and_no_name() -> None:
    filing = Filing()
    case_id = filing.office.case()
    upload = filing.announces(case_id)
    with filing.office.store.unit_of_work() as uow:
        entry = uow.audit_trail.of_resource(f"case:{case_id}")[-1]
    assert entry.action == "evidence.request"
    assert entry.details == {
        "evidence_id": upload.evidence_id,
        "sha256": filing.stored(upload.evidence_id).sha256,
        "corr_id": "corr-1",
    }


def test_the_same_idempotency_key_gives_the_same_file_and_a_form_for_the_time_left() -> None:
    filing = Filing()
    case_id = filing.office.case()
    once = filing.announces(case_id, request=keyed(BUYER, "key-1"))
    filing.office.clock.advance(timedelta(minutes=10))

    again = filing.announces(case_id, request=keyed(BUYER, "key-1"))

    assert again.evidence_id == once.evidence_id
    assert again.form.expires_at == once.form.expires_at
    filing.office.clock.advance(timedelta(minutes=5))
    told = filing.evidence.request(announcement(case_id), keyed(BUYER, "key-1"))
    assert code_of(told) == (ErrorCode.NOT_ACTIVE, "evidenceId")
    assert filing.office.audited(f"case:{case_id}")[-1] == (
        "evidence.request",
        ErrorCode.NOT_ACTIVE,
    )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"file_name": "photo.jpg.php"}, "fileName"),
        ({"file_name": "a\0.png"}, "fileName"),
        ({"file_name": "\ud800.png"}, "fileName"),
        ({"file_name": "gnp.\u202etxt.png"}, "fileName"),
        ({"file_name": "../../lamp.png"}, "fileName"),
        ({"file_name": "lamp.svg", "mime_type": "image/svg+xml"}, "mimeType"),
        ({"file_name": "lamp.html", "mime_type": "text/html"}, "mimeType"),
        ({"file_name": "lamp.zip", "mime_type": "application/zip"}, "mimeType"),
        ({"mime_type": "image/png; charset=x"}, "mimeType"),
        ({"mime_type": "IMAGE/PNG"}, "mimeType"),
        ({"mime_type": "\0"}, "mimeType"),
        ({"size_bytes": 0}, "sizeBytes"),
        ({"size_bytes": -1}, "sizeBytes"),
        ({"size_bytes": EvidenceTerms().largest_bytes + 1}, "sizeBytes"),
        ({"sha256": ""}, "sha256"),
        ({"sha256": "A" * 64}, "sha256"),
        ({"sha256": "a" * 63}, "sha256"),
        ({"sha256": "a" * 64 + "\n"}, "sha256"),
        ({"sha256": "g" * 64}, "sha256"),
        ({"sha256": "\ud800"}, "sha256"),
    ],
)
def test_what_no_file_can_be_is_refused_and_nothing_changes(
    wrong: dict[str, Any], field: str
) -> None:
    filing = Filing()
    case_id = filing.office.case()
    before = filing.office.everything_but_audit()

    told = filing.evidence.request(announcement(case_id, **wrong), BUYER)

    assert code_of(told) == (BAD, field)
    assert filing.office.everything_but_audit() == before
    assert filing.office.audited(f"case:{case_id}")[-1] == ("evidence.request", BAD)


def test_a_file_may_be_as_large_as_the_policies_allow() -> None:
    filing = Filing()
    case_id = filing.office.case()
    upload = filing.announces(case_id, size_bytes=EvidenceTerms().largest_bytes)
    assert filing.stored(upload.evidence_id).size_bytes == EvidenceTerms().largest_bytes


def test_only_staff_announce_a_file_for_staff_alone() -> None:
    filing = Filing()
    case_id = filing.office.case()
    asked = announcement(case_id, audience=Audience.STAFF)
    assert code_of(filing.evidence.request(asked, BUYER)) == (ErrorCode.FORBIDDEN, "audience")
    upload = filing.announces(case_id, request=TESS, audience=Audience.STAFF)
    assert filing.stored(upload.evidence_id).audience is Audience.STAFF


def test_others_get_no_form() -> None:
    filing = Filing()
    case_id = filing.office.case()

    def told(request: Request, case: str = case_id) -> ErrorCode:
        return code_of(filing.evidence.request(announcement(case), request))[0]

    assert told(STRANGER) is ErrorCode.CASE_ACCESS_DENIED
    assert told(FAY) is ErrorCode.FORBIDDEN
    assert told(TESS, "sca_unknown") is ErrorCode.CASE_NOT_FOUND
    filing.office.does(RestrictCase(case_id=case_id, restricted=True), TESS)
    assert told(SELLER) is ErrorCode.CASE_ACCESS_DENIED
    assert told(evolve(TESS, actor="usr_theo")) is ErrorCode.CASE_ACCESS_DENIED
    assert not filing.quarantined()
