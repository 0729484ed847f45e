"""`exportCase`, as a client meets it."""

from collections.abc import Mapping
from typing import Any

from tests.graphql.service import Service
from tests.pack.opened import opened

OPEN = 'mutation { told: openCase(input: { kind: PRODUCT, summary: "It does not open." }) }'
FIELDS = "url expiresAt fileName sizeBytes sha256 manifestSha256 caseVersion"


def exported(service: Service, case_id: str, *, purpose: str = "", as_: str) -> dict[str, Any]:
    more = f", purpose: {purpose}" if purpose else ""
    document = f'mutation {{ told: exportCase(caseId: "{case_id}"{more}) {{ {FIELDS} }} }}'
    told: dict[str, Any] = service.tell(document, as_=as_)["told"]
    return told


def kept(service: Service, told: Mapping[str, Any]) -> Mapping[str, bytes]:
    (stored,) = (
        each
        for each in service.files.evidence.versions("support-packs/")
        if each.sha256 == told["sha256"]
    )
    content = service.files.evidence.read(key=stored.key, version_id=stored.version_id)
    assert content is not None
    return opened(content)


def test_staff_of_either_role_get_a_link_and_the_hashes(any_service: Service) -> None:
    case_id = any_service.tell(OPEN)["told"]
    for subject in ("usr_tess", "usr_fay"):
        told = exported(any_service, case_id, as_=subject)
        files = kept(any_service, told)

        assert b"It does not open." in files["summary.html"]
        assert subject.encode() in files["manifest.json"]
        assert told["url"].startswith("http")
        assert told["fileName"] == f"{case_id}-internal.zip"
        assert told["caseVersion"] == 0
        last = any_service.stored.audit()[-1]
        assert (last.actor, last.action) == (subject, "case.export")
        assert last.details["manifest_sha256"] == told["manifestSha256"]


def test_a_pack_for_a_bank_has_no_note(any_service: Service) -> None:
    case_id = any_service.tell(OPEN)["told"]
    note = f'addCaseNote(input: {{caseId: "{case_id}", note: "Odd fellow."}})'
    any_service.tell(f"mutation {{ {note} }}")

    internal = kept(any_service, exported(any_service, case_id, as_="usr_fay"))
    bank = kept(any_service, exported(any_service, case_id, purpose="REPRESENTMENT", as_="usr_fay"))

    assert any(b"Odd fellow." in content for content in internal.values())
    assert not any(b"Odd fellow." in content for content in bank.values())


def test_a_participant_gets_none(any_service: Service) -> None:
    case_id = any_service.tell(OPEN)["told"]
    refusal = any_service.refusal(
        f'mutation {{ exportCase(caseId: "{case_id}") {{ url }} }}', as_="usr_b1"
    )
    assert refusal["code"] == "FORBIDDEN"
