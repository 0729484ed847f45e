"""Parts of the audit in the database."""

from collections.abc import Iterator

from attrs import frozen
from psycopg.sql import SQL, Literal

from adapters.aurora.audit.columns import ENTRY, SEAL, seal, written_entry
from adapters.aurora.audit.proofs import AuroraAuditProofs
from core.audit.excerpt import Excerpt

_SEAL_FIELDS = 7
# What was merely listed is found by reading the audit from end to end: an index over every list
# would cost each read more than this costs now and then.
_OF_CASE = SQL(
    """
    select s.number is not null, {seal}, {entry}
    from sup.admin_audit a left join sup.audit_seal s on s.audit_id = a.audit_id
    where a.resource = 'case:' || {case_id}
        or a.details ->> 'case_id' = {case_id}
        or a.details -> 'case_ids' ? {case_id}
    order by a.created_at, a.audit_id
    """
)


@frozen(eq=False)
class AuroraAuditExcerpts:
    """ports/audit_excerpts.py, by a cursor of the server."""

    _proofs: AuroraAuditProofs

    def of_case(self, case_id: str) -> Iterator[Excerpt]:
        asked = _OF_CASE.format(seal=SEAL, entry=ENTRY, case_id=Literal(case_id))
        with self._proofs.snapshot() as view:
            for is_sealed, *row in view.read(asked):
                made = seal(row[:_SEAL_FIELDS]) if is_sealed else None
                yield Excerpt(written_entry(row[_SEAL_FIELDS:]), made)
