"""How a file goes from the announcement to what becomes of it."""

import pytest

from core.evidence.blocked import Blocked, attachment_blocked
from core.evidence.entries import attached_entry, redacted_entry
from core.evidence.evidence import NEXT, Evidence, EvidenceStatus
from core.timeline.event import ALWAYS_EVIDENCE
from tests.builders.evidences import as_attached, as_redacted, some_evidence
from tests.builders.instants import NOON, minutes_later

MOVES = {
    EvidenceStatus.ATTACHED: as_attached,
    EvidenceStatus.REFUSED: lambda it: it.refused(Blocked.INFECTED),
    EvidenceStatus.REDACTED: as_redacted,
}
STANDING = {
    EvidenceStatus.REQUESTED: some_evidence(),
    EvidenceStatus.ATTACHED: as_attached(some_evidence()),
    EvidenceStatus.REFUSED: some_evidence().refused(Blocked.INFECTED),
    EvidenceStatus.REDACTED: as_redacted(as_attached(some_evidence())),
}


@pytest.mark.parametrize("evidence", STANDING.values(), ids=STANDING)
@pytest.mark.parametrize("to", MOVES)
def test_a_file_moves_as_the_machine_says_and_no_other_way(
    evidence: Evidence, to: EvidenceStatus
) -> None:
    if to in NEXT[evidence.status]:
        assert MOVES[to](evidence).status is to
        return
    with pytest.raises(ValueError, match="cannot become"):
        MOVES[to](evidence)


def test_its_keys_are_made_of_our_ids_and_of_nothing_that_was_sent() -> None:
    evidence = some_evidence(file_name="../../x.png")
    assert evidence.arrives_under == "quarantine/sca_1/sfl_1"
    assert evidence.kept_under == "support-evidence/sca_1/sfl_1"


def test_a_form_lives_until_it_expires() -> None:
    evidence = some_evidence(expires_at=minutes_later(15))
    assert evidence.form_lifetime(NOON) == minutes_later(15) - NOON
    assert not evidence.form_lifetime(minutes_later(15))
    assert not evidence.form_lifetime(minutes_later(99))


def test_the_timeline_has_hashes_and_no_name_of_a_file() -> None:
    attached = as_attached(some_evidence(file_name="Maya's flat.png"))
    entries = (attached_entry(attached), redacted_entry(as_redacted(attached), reason="Private."))
    for entry in entries:
        assert entry.payload["evidence_id"] == "sfl_1"
        assert entry.payload["sha256"] == attached.sha256
        assert "flat" not in str(entry)


def test_an_attached_file_is_evidence_and_a_stub_is_none() -> None:
    assert attached_entry(as_attached(some_evidence())).type in ALWAYS_EVIDENCE
    assert redacted_entry(STANDING[EvidenceStatus.REDACTED], reason="a").type not in ALWAYS_EVIDENCE


@pytest.mark.parametrize("why", Blocked)
def test_every_reason_to_stop_a_file_is_told_with_what_to_do(why: Blocked) -> None:
    refusal = attachment_blocked(why)
    assert refusal.code == "ATTACHMENT_BLOCKED"
    assert refusal.message.endswith(".")
    assert refusal.hint.endswith(".")
