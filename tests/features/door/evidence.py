"""Sending and opening files from outside; only the bytes go by another door."""

from typing import Any

from attrs import frozen

from core.errors import Refusal
from core.timeline.message import Audience
from entrypoints.specifications.files_sent import FileSent
from entrypoints.specifications.office import Office
from entrypoints.specifications.people import Person
from tests.features.door.client import Client

REQUEST = """mutation ($it: RequestEvidenceUploadInput!) {
  requestEvidenceUpload(input: $it) { evidenceId url fields { name value } } }"""
ATTACH = "mutation ($case: ID!, $file: ID!) { attachEvidence(caseId: $case, evidenceId: $file) }"
LINK = (
    "mutation ($case: ID!, $file: ID!) { evidenceLink(caseId: $case, evidenceId: $file) { url } }"
)
REDACT = "mutation ($it: RedactEvidenceInput!) { redactEvidence(input: $it) }"
FILES = "query ($case: ID!) { caseEvidence(caseId: $case) { id } }"
OWN_FILES = "query ($case: ID!) { myCase(caseId: $case) { evidence { id } } }"


@frozen
class DoorEvidence:
    """entrypoints/specifications/driver.py, `Evidence`."""

    client: Client
    office: Office

    def send(
        self, who: Person, case_id: str, file: FileSent, *, audience: Audience
    ) -> str | Refusal:
        asked = {
            "caseId": case_id,
            "fileName": file.name,
            "mimeType": file.mime,
            "sizeBytes": len(file.announced),
            "sha256": file.sha256,
            "audience": audience.name,
        }
        upload: dict[str, Any] | Refusal = self.client.sees(who, REQUEST, dict, it=asked)
        if isinstance(upload, Refusal):
            return upload
        fields = {field["name"]: field["value"] for field in upload["fields"]}
        self.office.uploaded(upload["url"], fields, file.arrives)
        told = self.client.does(who, ATTACH, case=case_id, file=upload["evidenceId"])
        return told or str(upload["evidenceId"])

    def open(self, who: Person, case_id: str, evidence_id: str) -> bytes | Refusal:
        url = self.client.sees(
            who, LINK, lambda link: str(link["url"]), case=case_id, file=evidence_id
        )
        return url if isinstance(url, Refusal) else self.office.downloaded(url)

    def redact(self, who: Person, case_id: str, evidence_id: str) -> Refusal | None:
        named = {"caseId": case_id, "evidenceId": evidence_id, "reason": "Private."}
        return self.client.does(who, REDACT, it=named)

    def on_case(self, who: Person, case_id: str) -> int | Refusal:
        if who.is_customer_side:
            return self.client.sees(
                who, OWN_FILES, lambda case: len(case["evidence"]), case=case_id
            )
        return self.client.sees(who, FILES, len, case=case_id)
