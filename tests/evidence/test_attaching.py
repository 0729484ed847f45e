"""Attaching what arrived (domain.md, *Messages, evidence, timeline*; reliability.md 28)."""

from datetime import timedelta

import pytest

from adapters.memory.evidence_store import BucketEvidenceStore
from adapters.memory.unit_of_work import MemoryUnitOfWork
from adapters.system.local_scanner import EICAR
from core.cases.status import CaseStatus
from core.errors import ErrorCode
from core.evidence.blocked import Blocked
from core.evidence.evidence import EvidenceStatus
from core.evidence.terms import EvidenceTerms
from core.request import Request
from core.timeline.message import Audience
from core.use_cases.refuse_evidence import RefuseEvidence
from core.use_cases.restrict_case import RestrictCase
from core.use_cases.set_case_status import SetCaseStatus
from ports.malware_scanner import Verdict
from ports.store_unavailable import StoreUnavailable
from tests.evidence.files import PRETENDING, png
from tests.evidence.filing import LAMP, Filing, StatedScanner, code_of
from tests.use_cases.office import BUYER, FAY, ITSELF, SELLER, TESS, request_of
from tests.use_cases.office import PARTY as CUSTOMER_SIDE

BLOCKED = (ErrorCode.ATTACHMENT_BLOCKED, "evidenceId")
NOT_YET = (ErrorCode.EVIDENCE_REQUIRED, "evidenceId")
NOT_FOUND = (ErrorCode.EVIDENCE_NOT_FOUND, "evidenceId")
STRANGER = request_of("usr_stranger", CUSTOMER_SIDE)


def test_a_file_that_is_what_was_announced_joins_the_timeline() -> None:
    filing = Filing()
    case_id = filing.office.case()

    evidence_id = filing.attached(case_id)

    stored, (kept,) = filing.stored(evidence_id), filing.kept()
    assert stored.status is EvidenceStatus.ATTACHED
    assert (stored.s3_key, stored.s3_version) == (kept.key, kept.version_id)
    assert kept.key == f"support-evidence/{case_id}/{evidence_id}"
    assert kept.retain_until == filing.office.clock.now() + EvidenceTerms().retention
    assert filing.quarantined() == []
    event = filing.office.timeline(case_id)[-1]
    assert (event.type, event.actor_id) == ("evidence_attached", "usr_b1")
    assert event.payload == {
        "evidence_id": evidence_id,
        "sha256": kept.sha256,
        "mime": "image/png",
        "size_bytes": len(LAMP),
        "audience": "participants",
        "side": "customer",
    }
    assert filing.office.audited(f"case:{case_id}")[-1] == ("evidence.attach", None)


@pytest.mark.parametrize("audience", Audience)
def test_a_decision_may_rest_on_an_attached_file(audience: Audience) -> None:
    filing = Filing()
    case_id = filing.office.case()
    decide = SetCaseStatus(case_id=case_id, status=CaseStatus.DECISION_PENDING)
    filing.office.does(SetCaseStatus(case_id=case_id, status=CaseStatus.TRIAGE), TESS)
    assert filing.office.refuses(decide, TESS)[0] is ErrorCode.EVIDENCE_REQUIRED

    filing.attached(case_id, request=TESS, audience=audience)

    assert filing.office.does(decide, TESS)


@pytest.mark.parametrize(("request_", "counts"), [(BUYER, True), (SELLER, False), (TESS, False)])
def test_a_file_of_the_awaited_party_alone_puts_the_end_of_the_waiting_off(
    request_: Request, *, counts: bool
) -> None:
    filing = Filing()
    case_id = filing.office.case()
    waits = SetCaseStatus(case_id=case_id, status=CaseStatus.AWAITING_USER)
    filing.office.does(waits, TESS)
    began = filing.office.stored_case(case_id).waiting
    filing.office.clock.advance(timedelta(days=1))

    filing.attached(case_id, request=request_)

    waiting = filing.office.stored_case(case_id).waiting
    assert (waiting != began) is counts


def test_who_moves_money_and_is_a_customer_elsewhere_attaches_nothing_here() -> None:
    filing = Filing()
    case_id = filing.office.case()
    upload = filing.announces(case_id)
    filing.sends(upload)
    fay = request_of("usr_fay", FAY.roles | BUYER.roles)
    told = filing.attaches(case_id, upload.evidence_id, fay)
    assert code_of(told) == (ErrorCode.CASE_ACCESS_DENIED, "caseId")
    assert filing.stored(upload.evidence_id).status is EvidenceStatus.REQUESTED


def test_an_agent_attaches_what_a_participant_sent() -> None:
    filing = Filing()
    case_id = filing.office.case()
    upload = filing.announces(case_id)
    filing.sends(upload)
    assert filing.attaches(case_id, upload.evidence_id, TESS) is True
    assert filing.stored(upload.evidence_id).uploaded_by == "usr_b1"


@pytest.mark.parametrize(
    ("arrived", "why"),
    [
        (LAMP[:-1] + b"!", Blocked.CONTENT_DIFFERS),
        (LAMP[:-1], Blocked.SIZE_DIFFERS),
        (LAMP + b"!", Blocked.SIZE_DIFFERS),
        (b"", Blocked.SIZE_DIFFERS),
    ],
    ids=["swapped bytes", "too short", "too long", "empty"],
)
def test_another_file_than_announced_is_refused_for_good(arrived: bytes, why: Blocked) -> None:
    filing = Filing()
    case_id = filing.office.case()
    upload = filing.announces(case_id)
    filing.smuggles(case_id, upload, arrived)

    assert code_of(filing.attaches(case_id, upload.evidence_id)) == BLOCKED

    _is_refused(filing, case_id, upload.evidence_id, why)
    filing.sends(upload)
    assert code_of(filing.attaches(case_id, upload.evidence_id)) == BLOCKED
    assert filing.kept() == []


@pytest.mark.parametrize("content", PRETENDING.values(), ids=PRETENDING)
def test_the_right_hash_of_a_file_of_another_type_is_refused(content: bytes) -> None:
    filing = Filing()
    case_id = filing.office.case()
    upload = filing.announces(case_id, content)
    filing.sends(upload, content)
    assert code_of(filing.attaches(case_id, upload.evidence_id)) == BLOCKED
    _is_refused(filing, case_id, upload.evidence_id, Blocked.TYPE_DIFFERS)


def test_a_picture_that_would_unpack_to_gigabytes_is_refused() -> None:
    filing, bomb = Filing(), png(60_000, 60_000)
    case_id = filing.office.case()
    upload = filing.announces(case_id, bomb)
    filing.sends(upload, bomb)
    assert code_of(filing.attaches(case_id, upload.evidence_id)) == BLOCKED
    _is_refused(filing, case_id, upload.evidence_id, Blocked.TOO_MANY_PIXELS)


def test_what_the_scanner_finds_harmful_is_refused() -> None:
    filing, harmful = Filing(), png() + EICAR
    case_id = filing.office.case()
    upload = filing.announces(case_id, harmful)
    filing.sends(upload, harmful)
    assert code_of(filing.attaches(case_id, upload.evidence_id)) == BLOCKED
    _is_refused(filing, case_id, upload.evidence_id, Blocked.INFECTED)


@pytest.mark.parametrize(
    ("verdict", "why"),
    [
        (Verdict.INFECTED, Blocked.INFECTED),
        (Verdict.UNSUPPORTED, Blocked.UNSCANNABLE),
        (Verdict.FAILED, Blocked.SCAN_FAILED),
    ],
)
def test_only_what_was_found_clean_is_let_in(verdict: Verdict, why: Blocked) -> None:
    filing = Filing()
    filing.scanner = StatedScanner(verdict)
    case_id = filing.office.case()
    upload = filing.announces(case_id)
    filing.sends(upload)
    assert code_of(filing.attaches(case_id, upload.evidence_id)) == BLOCKED
    _is_refused(filing, case_id, upload.evidence_id, why)


def test_every_verdict_but_pending_and_clean_refuses() -> None:
    assert set(Verdict) - {Verdict.CLEAN, Verdict.PENDING} == {
        Verdict.INFECTED,
        Verdict.UNSUPPORTED,
        Verdict.FAILED,
    }


def _is_refused(filing: Filing, case_id: str, evidence_id: str, why: Blocked) -> None:
    """The row says why, nothing is left of the upload, and the audit has both of it."""
    stored = filing.stored(evidence_id)
    assert (stored.status, stored.refusal) == (EvidenceStatus.REFUSED, why)
    assert (filing.quarantined(), filing.kept()) == ([], [])
    assert filing.office.told(case_id) == ["opened"]
    assert not filing.office.stored_case(case_id).evidenced
    assert filing.office.audited(f"case:{case_id}")[-2:] == [
        ("evidence.refuse", None),
        ("evidence.attach", ErrorCode.ATTACHMENT_BLOCKED),
    ]


def test_an_upload_of_another_size_is_refused_before_it_is_scanned_or_read() -> None:
    filing = Filing()
    filing.scanner = StatedScanner(Verdict.PENDING, meanwhile=lambda: pytest.fail("scanned"))
    case_id = filing.office.case()
    upload = filing.announces(case_id)
    filing.smuggles(case_id, upload, LAMP + bytes(1024))
    assert code_of(filing.attaches(case_id, upload.evidence_id)) == BLOCKED
    _is_refused(filing, case_id, upload.evidence_id, Blocked.SIZE_DIFFERS)


def test_a_file_that_is_still_scanned_stays_and_can_be_attached_later() -> None:
    filing = Filing()
    filing.scanner = scanner = StatedScanner(Verdict.PENDING)
    case_id = filing.office.case()
    upload = filing.announces(case_id)
    filing.sends(upload)
    before = filing.office.everything_but_audit()

    assert code_of(filing.attaches(case_id, upload.evidence_id)) == NOT_YET

    assert filing.office.everything_but_audit() == before
    assert filing.kept() == []
    assert len(filing.quarantined()) == 1
    scanner.states = Verdict.CLEAN
    assert filing.attaches(case_id, upload.evidence_id) is True


def test_a_file_that_has_not_arrived_is_waited_for_as_long_as_its_form_lives() -> None:
    filing = Filing()
    case_id = filing.office.case()
    upload = filing.announces(case_id)

    assert code_of(filing.attaches(case_id, upload.evidence_id)) == NOT_YET

    assert filing.stored(upload.evidence_id).status is EvidenceStatus.REQUESTED
    filing.office.clock.advance(timedelta(minutes=15))
    told = filing.attaches(case_id, upload.evidence_id)
    assert code_of(told) == (ErrorCode.NOT_ACTIVE, "evidenceId")


def test_a_file_that_arrived_in_time_is_attached_after_its_form_ended() -> None:
    filing = Filing()
    case_id = filing.office.case()
    upload = filing.announces(case_id)
    filing.sends(upload)
    filing.office.clock.advance(timedelta(hours=3))
    assert filing.attaches(case_id, upload.evidence_id) is True


def test_attaching_twice_gives_one_object_and_one_line() -> None:
    filing = Filing()
    case_id = filing.office.case()
    evidence_id = filing.attached(case_id)
    before = filing.office.everything_but_audit()

    assert filing.attaches(case_id, evidence_id) is True

    assert filing.office.everything_but_audit() == before
    assert len(filing.kept()) == 1


def test_what_is_uploaded_while_a_file_is_looked_at_changes_nothing() -> None:
    filing = Filing()
    case_id = filing.office.case()
    upload = filing.announces(case_id)
    filing.sends(upload)
    filing.scanner = StatedScanner(
        meanwhile=lambda: filing.smuggles(case_id, upload, png(9, 9)[: len(LAMP)])
    )

    assert filing.attaches(case_id, upload.evidence_id) is True

    (kept,) = filing.kept()
    chunks = filing.files.read_kept(key=kept.key, version_id=kept.version_id)
    assert chunks is not None
    assert b"".join(chunks) == LAMP
    assert filing.quarantined() == []


class Killed(BaseException):
    """The process ends here."""


def test_killed_between_the_lock_and_the_commit_attaching_again_finishes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    filing = Filing()
    case_id = filing.office.case()
    upload = filing.announces(case_id)
    filing.sends(upload)

    def dies(_: MemoryUnitOfWork) -> None:
        raise Killed

    with monkeypatch.context() as dying:
        dying.setattr(MemoryUnitOfWork, "commit", dies)
        with pytest.raises(Killed):
            filing.attaches(case_id, upload.evidence_id)
    assert len(filing.kept()) == 1
    assert filing.stored(upload.evidence_id).status is EvidenceStatus.REQUESTED

    assert filing.attaches(case_id, upload.evidence_id) is True

    assert len(filing.kept()) == 1
    assert filing.office.told(case_id) == ["opened", "evidence_attached"]


class NeverDropping(BucketEvidenceStore):
    """A store whose quarantine takes and gives, and is cut off when it is to forget."""

    def drop_arrived(self, key: str) -> None:
        raise StoreUnavailable(f"dropping {key}: timed out")


def test_a_quarantine_that_cannot_be_emptied_takes_no_answer_back() -> None:
    filing = Filing(door_of=lambda files: NeverDropping(files.door))
    case_id = filing.office.case()
    evidence_id = filing.attached(case_id)
    assert filing.stored(evidence_id).status is EvidenceStatus.ATTACHED


@pytest.mark.parametrize("why", Blocked)
def test_what_was_attached_is_refused_no_more(why: Blocked) -> None:
    filing = Filing()
    case_id = filing.office.case()
    evidence_id = filing.attached(case_id)
    before = filing.office.everything_but_audit()
    refuse = RefuseEvidence(case_id=case_id, evidence_id=evidence_id, why=why)
    assert filing.office.does(refuse, ITSELF) is False
    assert filing.office.everything_but_audit() == before


def test_nobody_but_the_support_center_itself_refuses_a_file() -> None:
    filing = Filing()
    case_id = filing.office.case()
    upload = filing.announces(case_id)
    refuse = RefuseEvidence(case_id=case_id, evidence_id=upload.evidence_id, why=Blocked.INFECTED)
    for somebody in (BUYER, TESS, FAY):
        assert filing.office.refuses(refuse, somebody)[0] is ErrorCode.FORBIDDEN


def test_nobody_attaches_what_is_not_theirs_and_nothing_is_looked_at() -> None:
    filing = Filing()
    case_id, other = filing.office.case(), filing.office.case()
    upload = filing.announces(case_id)
    filing.sends(upload)

    def told(
        case: str = case_id, request: Request = BUYER, evidence_id: str = upload.evidence_id
    ) -> object:
        return code_of(filing.attaches(case, evidence_id, request))

    assert told(request=SELLER) == NOT_FOUND
    assert told(other) == NOT_FOUND
    assert told(other, TESS) == NOT_FOUND
    assert told(evidence_id="sfl_unknown") == NOT_FOUND
    assert told(evidence_id="") == (ErrorCode.BAD_USER_INPUT, "evidenceId")
    assert told("sca_unknown", TESS) == (ErrorCode.CASE_NOT_FOUND, "caseId")
    assert told(request=STRANGER) == (ErrorCode.CASE_ACCESS_DENIED, "caseId")
    assert told(request=FAY) == (ErrorCode.FORBIDDEN, None)
    filing.office.does(RestrictCase(case_id=case_id, restricted=True), TESS)
    assert told() == (ErrorCode.CASE_ACCESS_DENIED, "caseId")
    assert filing.stored(upload.evidence_id).status is EvidenceStatus.REQUESTED
    assert (len(filing.quarantined()), filing.kept()) == (1, [])
