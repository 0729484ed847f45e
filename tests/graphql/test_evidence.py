"""Evidence over GraphQL: the form, the attaching, the link and the redaction."""

from hashlib import sha256
from typing import Any

import pytest

from tests.evidence.files import png
from tests.graphql.service import Service

LAMP = png()
REQUEST = """mutation ($it: RequestEvidenceUploadInput!) {
  requestEvidenceUpload(input: $it) { evidenceId url fields { name value } expiresAt }
}"""
ATTACH = "mutation ($case: ID!, $file: ID!) { attachEvidence(caseId: $case, evidenceId: $file) }"
LINK = """mutation ($case: ID!, $file: ID!) {
  evidenceLink(caseId: $case, evidenceId: $file) { url expiresAt }
}"""
REDACT = "mutation ($it: RedactEvidenceInput!) { redactEvidence(input: $it) }"
FILE = """{
  id caseId fileName mimeType sizeBytes sha256 status audience uploadedBy requestedAt attachedAt
  redactedAt refusal
}"""
SEEN = f"query ($case: ID!) {{ adminCase(caseId: $case) {{ evidence {FILE} }} }}"
SEEN_BY_FINANCE = f"query ($case: ID!) {{ caseEvidence(caseId: $case) {FILE} }}"
SEEN_BY_PARTY = f"query ($case: ID!) {{ myCase(caseId: $case) {{ evidence {FILE} }} }}"


@pytest.fixture
def case_id(any_service: Service) -> str:
    opening = 'kind: BOOKING, orderId: "ord_1003", subjectUser: "usr_maya_okafor"'
    told = any_service.tell(f'mutation {{ openCase(input: {{{opening}, summary: "A leak."}}) }}')
    opened: str = told["openCase"]
    return opened


def announced(service: Service, case_id: str, *, as_: str = "usr_maya_okafor") -> dict[str, Any]:
    asked = {
        "caseId": case_id,
        "fileName": "lamp.png",
        "mimeType": "image/png",
        "sizeBytes": len(LAMP),
        "sha256": sha256(LAMP).hexdigest(),
    }
    upload: dict[str, Any] = service.tell(REQUEST, {"it": asked}, as_=as_)["requestEvidenceUpload"]
    return upload


def sent(service: Service, upload: dict[str, Any], content: bytes = LAMP) -> None:
    """As a browser does: the fields, and the file last."""
    fields = {field["name"]: field["value"] for field in upload["fields"]}
    token = upload["url"].rpartition("/")[2]
    service.files.door.receive(token, fields=fields, content=(content,))


def test_a_participant_sends_a_file_and_staff_open_it(any_service: Service, case_id: str) -> None:
    upload = announced(any_service, case_id)
    named = {"case": case_id, "file": upload["evidenceId"]}
    sent(any_service, upload)

    assert any_service.tell(ATTACH, named, as_="usr_maya_okafor") == {"attachEvidence": True}

    link = any_service.tell(LINK, named)["evidenceLink"]
    download = any_service.files.door.download(link["url"].rpartition("/")[2])
    assert download is not None
    assert b"".join(download.chunks) == LAMP
    assert link["expiresAt"].endswith("Z")


def test_staff_finance_and_the_person_see_the_file_alike(
    any_service: Service, case_id: str
) -> None:
    upload = announced(any_service, case_id)
    sent(any_service, upload)
    named = {"case": case_id, "file": upload["evidenceId"]}
    any_service.tell(ATTACH, named)

    (file,) = any_service.tell(SEEN, {"case": case_id})["adminCase"]["evidence"]

    assert file["requestedAt"] == file["attachedAt"]
    assert {name: file[name] for name in file if not name.endswith("edAt")} == {
        "id": upload["evidenceId"],
        "caseId": case_id,
        "fileName": "lamp.png",
        "mimeType": "image/png",
        "sizeBytes": len(LAMP),
        "sha256": sha256(LAMP).hexdigest(),
        "status": "ATTACHED",
        "audience": "PARTICIPANTS",
        "uploadedBy": "usr_maya_okafor",
        "refusal": None,
    }
    assert any_service.tell(SEEN_BY_FINANCE, {"case": case_id}, as_="usr_fay") == {
        "caseEvidence": [file]
    }
    assert any_service.tell(SEEN_BY_PARTY, {"case": case_id}, as_="usr_maya_okafor") == {
        "myCase": {"evidence": [file]}
    }


def test_a_swapped_upload_is_blocked_and_says_what_to_do(
    any_service: Service, case_id: str
) -> None:
    upload = announced(any_service, case_id)
    sent(any_service, upload, LAMP[:-1] + b"!")
    named = {"case": case_id, "file": upload["evidenceId"]}

    refusal = any_service.refusal(ATTACH, named, as_="usr_maya_okafor")

    assert (refusal["code"], refusal["field"]) == ("ATTACHMENT_BLOCKED", "evidenceId")
    assert "requestEvidenceUpload" in refusal["hint"]
    (file,) = any_service.tell(SEEN, {"case": case_id})["adminCase"]["evidence"]
    assert (file["status"], file["refusal"]) == ("REFUSED", "content_differs")
    told = any_service.tell(SEEN_BY_PARTY, {"case": case_id}, as_="usr_maya_okafor")
    assert told == {"myCase": {"evidence": []}}


def test_a_redacted_file_is_a_stub(any_service: Service, case_id: str) -> None:
    upload = announced(any_service, case_id)
    sent(any_service, upload)
    named = {"case": case_id, "file": upload["evidenceId"]}
    any_service.tell(ATTACH, named)
    redaction = {"caseId": case_id, "evidenceId": upload["evidenceId"], "reason": "A passport."}

    assert any_service.tell(REDACT, {"it": redaction}) == {"redactEvidence": True}

    (file,) = any_service.tell(SEEN, {"case": case_id})["adminCase"]["evidence"]
    assert (file["status"], file["fileName"]) == ("REDACTED", None)
    assert any_service.refusal(LINK, named)["code"] == "NOT_ACTIVE"


def test_an_unknown_file_and_one_of_another_case_are_not_found(
    any_service: Service, case_id: str
) -> None:
    upload = announced(any_service, case_id)
    other = any_service.tell('mutation { openCase(input: {kind: PRODUCT, summary: "Another."}) }')[
        "openCase"
    ]
    for named in (
        {"case": case_id, "file": "sfl_unknown"},
        {"case": other, "file": upload["evidenceId"]},
    ):
        for operation in (ATTACH, LINK):
            refusal = any_service.refusal(operation, named)
            assert (refusal["code"], refusal["field"]) == ("EVIDENCE_NOT_FOUND", "evidenceId")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"fileName": "a.jpg.php"}, "fileName"),
        ({"fileName": "a\0.png"}, "fileName"),
        ({"fileName": "\ud800.png"}, "fileName"),
        ({"mimeType": "image/svg+xml"}, "mimeType"),
        ({"mimeType": "\ud800"}, "mimeType"),
        ({"sizeBytes": 0}, "sizeBytes"),
        ({"sha256": "A" * 64}, "sha256"),
    ],
)
def test_what_no_file_can_be_is_told_by_the_argument_at_fault(
    any_service: Service, case_id: str, wrong: dict[str, Any], field: str
) -> None:
    asked = {
        "caseId": case_id,
        "fileName": "a.png",
        "mimeType": "image/png",
        "sizeBytes": 9,
        "sha256": "a" * 64,
    }
    refusal = any_service.refusal(REQUEST, {"it": asked | wrong}, as_="usr_maya_okafor")
    assert (refusal["code"], refusal["field"]) == ("BAD_USER_INPUT", field)
