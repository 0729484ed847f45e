"""The files of a case as readers see them."""

from adapters.memory.evidences import oldest_first
from adapters.memory.same_fields import shown_as
from adapters.memory.tables import Tables
from core.evidence.evidence import KEPT
from core.timeline.message import Audience
from core.views.evidence_view import EvidenceView


def show_evidence(tables: Tables, case_id: str) -> tuple[EvidenceView, ...]:
    """Every file that was announced, oldest first."""
    return tuple(
        shown_as(EvidenceView, evidence)
        for evidence in oldest_first(tables.evidences.group("case", case_id))
    )


def show_participants_evidence(tables: Tables, case_id: str) -> tuple[EvidenceView, ...]:
    """What was attached for everybody the case names, stubs of redacted files included."""
    return tuple(
        evidence
        for evidence in show_evidence(tables, case_id)
        if evidence.audience == Audience.PARTICIPANTS and evidence.status in KEPT
    )
