"""Hiding a file from everybody (domain.md, *Redaction*)."""

from hashlib import sha256

import pytest
from attrs import evolve

from core.errors import ErrorCode, Refusal
from core.evidence.evidence import EvidenceStatus
from core.request import Request
from core.use_cases.read_case import ReadCase
from core.use_cases.read_my_case import ReadMyCase
from core.use_cases.redact_evidence import RedactEvidence
from core.use_cases.restrict_case import RestrictCase
from core.views.evidence_view import EvidenceView
from core.views.selection import Selection
from ports.object_bucket import LockedObject
from tests.evidence.filing import LAMP, Filing, code_of
from tests.use_cases.office import BUYER, FAY, SELLER, TESS


def redacting(case_id: str, evidence_id: str, reason: str = "A passport.") -> RedactEvidence:
    return RedactEvidence(case_id=case_id, evidence_id=evidence_id, reason=reason)


def shown(filing: Filing, query: ReadCase | ReadMyCase, request: Request) -> EvidenceView:
    view = filing.office.reads(query, request)
    assert not isinstance(view, Refusal)
    (evidence,) = view.evidence
    return evidence


def test_a_redacted_file_leaves_an_immutable_stub_with_its_hash() -> None:
    filing = Filing()
    case_id = filing.office.case()
    evidence_id = filing.attached(case_id, file_name="passport of Maya.png")

    assert filing.office.does(redacting(case_id, evidence_id), TESS)

    event = filing.office.timeline(case_id)[-1]
    assert (event.type, event.actor_id) == ("redacted", "usr_tess")
    hashed = sha256(LAMP).hexdigest()
    assert event.payload == {
        "evidence_id": evidence_id,
        "sha256": hashed,
        "reason": "A passport.",
    }
    with filing.office.store.unit_of_work() as uow:
        entry = uow.audit_trail.of_resource(f"case:{case_id}")[-1]
    assert (entry.action, entry.details) == (
        "evidence.redact",
        {"evidence_id": evidence_id, "sha256": hashed, "corr_id": "corr-1"},
    )


def test_nobody_reads_the_name_of_a_redacted_file_any_more() -> None:
    filing = Filing()
    case_id = filing.office.case()
    evidence_id = filing.attached(case_id, file_name="passport of Maya.png")
    everything = ReadCase(case_id=case_id, selection=Selection(evidence=True))
    assert shown(filing, everything, TESS).file_name == "passport of Maya.png"

    filing.office.does(redacting(case_id, evidence_id), TESS)

    for view in (
        shown(filing, everything, TESS),
        shown(filing, ReadMyCase(case_id=case_id), BUYER),
    ):
        assert (view.status, view.file_name) == ("redacted", None)
        assert view.sha256 == sha256(LAMP).hexdigest()
    assert "passport of Maya" not in filing.office.everything_but_audit()


def test_a_redacted_file_stays_under_its_lock() -> None:
    filing = Filing()
    case_id = filing.office.case()
    filing.office.does(redacting(case_id, filing.attached(case_id)), TESS)
    (kept,) = filing.kept()
    with pytest.raises(LockedObject):
        filing.files.evidence.delete_version(key=kept.key, version_id=kept.version_id)


def test_what_a_decision_rested_on_stays_evidence() -> None:
    filing = Filing()
    case_id = filing.office.case()
    filing.office.does(redacting(case_id, filing.attached(case_id)), TESS)
    assert filing.office.stored_case(case_id).evidenced


def test_a_redaction_is_not_undone_by_attaching_again() -> None:
    filing = Filing()
    case_id = filing.office.case()
    evidence_id = filing.attached(case_id)
    filing.office.does(redacting(case_id, evidence_id), TESS)
    told = filing.attaches(case_id, evidence_id)
    assert code_of(told) == (ErrorCode.NOT_ACTIVE, "evidenceId")
    assert filing.stored(evidence_id).status is EvidenceStatus.REDACTED


def test_only_attached_files_are_redacted_once_by_those_who_work_the_case() -> None:
    filing = Filing()
    case_id, other = filing.office.case(), filing.office.case()
    upload = filing.announces(case_id)
    waiting = redacting(case_id, upload.evidence_id)
    assert filing.office.refuses(waiting, TESS) == (ErrorCode.NOT_ACTIVE, "evidenceId")
    evidence_id = filing.attached(case_id)
    redact = redacting(case_id, evidence_id)
    for outsider in (BUYER, SELLER, FAY):
        assert filing.office.refuses(redact, outsider)[0] is ErrorCode.FORBIDDEN
    elsewhere = evolve(redact, case_id=other)
    assert filing.office.refuses(elsewhere, TESS)[0] is ErrorCode.EVIDENCE_NOT_FOUND
    speechless = redacting(case_id, evidence_id, reason=" ")
    assert filing.office.refuses(speechless, TESS) == (ErrorCode.BAD_USER_INPUT, "reason")
    filing.office.does(RestrictCase(case_id=case_id, restricted=True), TESS)
    theo = evolve(TESS, actor="usr_theo")
    assert filing.office.refuses(redact, theo)[0] is ErrorCode.CASE_ACCESS_DENIED
    assert filing.office.does(redact, TESS)
    assert filing.office.refuses(redact, TESS) == (ErrorCode.NOT_ACTIVE, "evidenceId")
