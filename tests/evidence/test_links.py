"""Links to files: through their own case, for minutes, each one audited."""

from datetime import timedelta

import pytest
from attrs import evolve

from core.errors import ErrorCode, Refusal
from core.evidence.terms import EvidenceTerms
from core.request import Request
from core.timeline.message import Audience
from core.use_cases.handling.work import Work
from core.use_cases.open_evidence_link import OpenEvidenceLink
from core.use_cases.redact_evidence import RedactEvidence
from core.use_cases.restrict_case import RestrictCase
from ports.evidence_store import EvidenceLink
from tests.evidence.files import png
from tests.evidence.filing import LAMP, Filing, code_of
from tests.use_cases.office import BUYER, FAY, SELLER, TESS, keyed, request_of
from tests.use_cases.office import PARTY as CUSTOMER_SIDE

NOT_FOUND = (ErrorCode.EVIDENCE_NOT_FOUND, "evidenceId")
STRANGER = request_of("usr_stranger", CUSTOMER_SIDE)


@pytest.mark.parametrize("request_", [BUYER, SELLER, TESS, FAY])
def test_whoever_may_see_a_file_gets_a_link_to_it(request_: Request) -> None:
    filing = Filing()
    case_id = filing.office.case()
    link = filing.link(case_id, filing.attached(case_id), request_)
    assert isinstance(link, EvidenceLink)
    assert filing.downloaded(link) == LAMP


def test_a_link_lives_for_minutes() -> None:
    filing = Filing()
    case_id = filing.office.case()
    link = filing.link(case_id, filing.attached(case_id))
    assert isinstance(link, EvidenceLink)
    assert link.expires_at == filing.office.clock.now() + EvidenceTerms().link_lifetime
    filing.office.clock.advance(timedelta(minutes=4, seconds=59))
    assert filing.downloaded(link) == LAMP
    filing.office.clock.advance(timedelta(seconds=1))
    assert filing.downloaded(link) is None


def test_a_link_leads_to_the_version_that_was_attached_and_to_no_later_one() -> None:
    filing = Filing()
    case_id = filing.office.case()
    evidence_id = filing.attached(case_id)
    key = f"support-evidence/{case_id}/{evidence_id}"
    filing.files.evidence.add(key=key, content=(png(7, 7),), mime="image/png")
    filing.files.evidence.hide(key)

    link = filing.link(case_id, evidence_id)

    assert isinstance(link, EvidenceLink)
    assert filing.downloaded(link) == LAMP


def test_a_link_saves_a_file_and_shows_none() -> None:
    filing = Filing()
    case_id = filing.office.case()
    link = filing.link(case_id, filing.attached(case_id, file_name='a"b.png'))
    assert isinstance(link, EvidenceLink)
    named = filing.files.door.download(link.url.rpartition("/")[2])
    assert named is not None
    assert named.disposition.startswith("attachment;")
    assert 'a"b' not in named.disposition


def test_every_link_is_audited_with_ids_alone_also_under_one_idempotency_key() -> None:
    filing = Filing()
    case_id = filing.office.case()
    evidence_id = filing.attached(case_id)
    for _ in range(3):
        assert isinstance(filing.link(case_id, evidence_id, keyed(TESS, "key-1")), EvidenceLink)
    with filing.office.store.unit_of_work() as uow:
        entries = uow.audit_trail.of_resource(f"case:{case_id}")
    links = [entry for entry in entries if entry.action == "evidence.link"]
    assert len(links) == 3
    for entry in links:
        assert entry.details == {"evidence_id": evidence_id, "corr_id": "corr-1"}
        assert entry.actor_admin == "usr_tess"


def test_a_file_is_reached_through_its_own_case_alone() -> None:
    filing = Filing()
    case_id, other = filing.office.case(), filing.office.case()
    evidence_id = filing.attached(case_id)
    assert code_of(filing.link(other, evidence_id, TESS)) == NOT_FOUND
    assert code_of(filing.link(case_id, "sfl_unknown", TESS)) == NOT_FOUND
    assert code_of(filing.link("sca_unknown", evidence_id, TESS))[0] == ErrorCode.CASE_NOT_FOUND


def test_on_a_restricted_case_links_are_for_those_whom_it_lets_in() -> None:
    filing = Filing()
    case_id = filing.office.case()
    evidence_id = filing.attached(case_id)
    filing.office.does(RestrictCase(case_id=case_id, restricted=True), TESS)
    for outsider in (evolve(TESS, actor="usr_theo"), FAY, BUYER, SELLER):
        told = filing.link(case_id, evidence_id, outsider)
        assert code_of(told) == (ErrorCode.CASE_ACCESS_DENIED, "caseId")
    assert isinstance(filing.link(case_id, evidence_id, TESS), EvidenceLink)


def test_a_stranger_gets_no_link_and_the_attempt_is_audited() -> None:
    filing = Filing()
    case_id = filing.office.case()
    told = filing.link(case_id, filing.attached(case_id), STRANGER)
    assert code_of(told)[0] is ErrorCode.CASE_ACCESS_DENIED
    assert filing.office.audited(f"case:{case_id}")[-1] == (
        "evidence.link",
        ErrorCode.CASE_ACCESS_DENIED,
    )


def test_what_staff_attached_for_themselves_is_not_there_for_others() -> None:
    filing = Filing()
    case_id = filing.office.case()
    evidence_id = filing.attached(case_id, request=TESS, audience=Audience.STAFF)
    assert code_of(filing.link(case_id, evidence_id, BUYER)) == NOT_FOUND
    assert isinstance(filing.link(case_id, evidence_id, FAY), EvidenceLink)


def test_what_is_not_attached_has_no_link_and_is_there_for_its_sender_and_staff_alone() -> None:
    filing = Filing()
    case_id = filing.office.case()
    upload = filing.announces(case_id)
    filing.sends(upload)
    for asking in (BUYER, TESS):
        told = filing.link(case_id, upload.evidence_id, asking)
        assert code_of(told) == (ErrorCode.NOT_ACTIVE, "evidenceId")
    assert code_of(filing.link(case_id, upload.evidence_id, SELLER)) == NOT_FOUND


def test_a_file_that_is_hidden_while_its_link_is_asked_for_gets_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    filing = Filing()
    case_id = filing.office.case()
    evidence_id = filing.attached(case_id)
    redact = RedactEvidence(case_id=case_id, evidence_id=evidence_id, reason="A passport.")
    decide = OpenEvidenceLink.decide

    def decide_and_hide(asked: OpenEvidenceLink, work: Work) -> str | Refusal:
        told = decide(asked, work)
        filing.office.does(redact, TESS)
        return told

    monkeypatch.setattr(OpenEvidenceLink, "decide", decide_and_hide)

    told = filing.link(case_id, evidence_id)

    assert code_of(told) == (ErrorCode.NOT_ACTIVE, "evidenceId")
    assert filing.office.audited(f"case:{case_id}")[-1] == ("evidence.link", ErrorCode.NOT_ACTIVE)


def test_a_redacted_file_has_no_link_for_anybody() -> None:
    filing = Filing()
    case_id = filing.office.case()
    evidence_id = filing.attached(case_id)
    redact = RedactEvidence(case_id=case_id, evidence_id=evidence_id, reason="A passport.")
    filing.office.does(redact, TESS)
    for asking in (BUYER, SELLER, TESS, FAY):
        told = filing.link(case_id, evidence_id, asking)
        assert code_of(told) == (ErrorCode.NOT_ACTIVE, "evidenceId")
    links = [it for it in filing.office.audited(f"case:{case_id}") if it[0] == "evidence.link"]
    assert links == [("evidence.link", ErrorCode.NOT_ACTIVE)] * 4
