"""Files on cases in memory."""

from collections.abc import Iterable
from threading import RLock

from attrs import frozen

from adapters.memory.case_checks import names_a_case
from adapters.memory.check import Check
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from core.cases.case import Case
from core.evidence.evidence import KEPT, NEXT, Evidence, EvidenceStatus

NEVER_CHANGED = (
    "case_id",
    "mime",
    "size_bytes",
    "sha256",
    "audience",
    "uploaded_by",
    "requested_at",
    "expires_at",
)


def _says_where_it_is_kept(evidence: Evidence) -> bool:
    place = (evidence.s3_key, evidence.s3_version, evidence.attached_at)
    return all(place) if evidence.status in KEPT else not any(place)


def _says_who_hid_it(evidence: Evidence) -> bool:
    if evidence.status is EvidenceStatus.REDACTED:
        return bool(evidence.redacted_at and evidence.redacted_by) and evidence.file_name is None
    return not (evidence.redacted_at or evidence.redacted_by) and bool(evidence.file_name)


def _goes_on(before: Evidence | None, after: Evidence) -> bool:
    if before is None:
        return after.status is EvidenceStatus.REQUESTED
    return after.status is before.status or after.status in NEXT[before.status]


def _is_what_was_announced(before: Evidence | None, after: Evidence) -> bool:
    return before is None or all(
        getattr(before, name) == getattr(after, name) for name in NEVER_CHANGED
    )


CHECKS: tuple[Check[Evidence], ...] = (
    Check("size_bytes is above 0", lambda _, evidence: evidence.size_bytes > 0),
    Check(
        "what is kept says where and since when",
        lambda _, evidence: _says_where_it_is_kept(evidence),
    ),
    Check(
        "what is kept is under its own key",
        lambda _, evidence: evidence.s3_key in (None, evidence.kept_under),
    ),
    Check(
        "refusal is set exactly when refused",
        lambda _, evidence: (
            (evidence.status is EvidenceStatus.REFUSED) == (evidence.refusal is not None)
        ),
    ),
    Check(
        "what is redacted has no name and says by whom and when",
        lambda _, evidence: _says_who_hid_it(evidence),
    ),
    Check("a file goes on, and never back", _goes_on),
    Check("what was announced stays as it was", _is_what_was_announced),
)


@frozen(eq=False)
class MemoryEvidences:
    """ports/evidences.py over a table in memory."""

    _table: Table[Evidence]
    _pending: PendingWrites

    def get(self, evidence_id: str) -> Evidence | None:
        return self._table.get(evidence_id)

    def of_case(self, case_id: str) -> tuple[Evidence, ...]:
        return oldest_first(self._table.group("case", case_id))

    def add(self, evidence: Evidence) -> None:
        self._pending.insert(self._table, evidence)

    def save(self, evidence: Evidence) -> None:
        self._pending.replace(self._table, evidence)


def oldest_first(evidences: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(evidences, key=lambda it: (it.requested_at, it.evidence_id)))


def evidence_table(lock: RLock, cases: Table[Case]) -> Table[Evidence]:
    return Table(
        kind="evidence",
        lock=lock,
        key_of=lambda evidence: (evidence.evidence_id,),
        groups_of={"case": lambda evidence: (evidence.case_id,)},
        checks=(*CHECKS, names_a_case(cases, lambda evidence: (evidence.case_id,))),
    )
