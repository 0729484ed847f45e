"""Columns as the audit's sealer and verifier read them, in the order of the values' fields."""

from collections.abc import Sequence
from typing import Any

from psycopg.sql import SQL, Composable

from core.audit.batch import Batch
from core.audit.checkpoint import Checkpoint
from core.audit.seal import Seal
from core.audit.written_entry import WrittenEntry
from core.instants import as_utc

_IN_RANGE = SQL("{instant} between '0001-01-02 00:00Z' and '9999-12-30 00:00Z'")
_EXACT = SQL(
    """
    case
        when {in_range}
        then to_char({instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        else coalesce({instant}::text, '')
    end
    """
)


def in_range(instant: Composable) -> Composable:
    """Whether Python can hold the instant."""
    return _IN_RANGE.format(instant=instant)


def exact(instant: Composable) -> Composable:
    """The instant as core/audit/written_entry.py writes it.

    One that Python cannot hold is no reason to stop: it is compared as PostgreSQL writes it.
    """
    return _EXACT.format(in_range=in_range(instant), instant=instant)


ENTRY = SQL(
    "a.audit_id, a.actor_admin, a.action, a.resource, coalesce(a.details::text, ''),"
    " a.ip::text, a.user_agent, {created_at}"
).format(created_at=exact(SQL("a.created_at")))
# What somebody has emptied is read as something that no sealer wrote.
SEAL = SQL(
    """
    coalesce(s.number, 0), coalesce(s.audit_id, ''), coalesce(s.canonical, ''),
    coalesce(s.entry_sha256, ''), s.previous_number, coalesce(s.previous_sha256, ''),
    coalesce(s.sha256, '')
    """
)
BATCH = SQL(
    """
    coalesce(b.first_number, 0), coalesce(b.last_number, 0), coalesce(b.merkle_root, ''),
    coalesce(b.seal_sha256, ''), coalesce(b.previous_sha256, ''), coalesce(b.horizon, ''),
    case when {in_range} then b.sealed_at else '0001-01-02 00:00Z' end, coalesce(b.sha256, '')
    """
).format(in_range=in_range(SQL("b.sealed_at")))
CHECKPOINT = SQL(
    """
    coalesce(c.first_number, 0), coalesce(c.last_number, 0), coalesce(c.object_key, ''),
    coalesce(c.object_version, ''), coalesce(c.sha256, ''), coalesce(c.head_key, ''),
    coalesce(c.head_version, ''), coalesce(c.key_id, ''), coalesce(c.algorithm, ''),
    coalesce(c.signature, '')
    """
)


def written_entry(row: Sequence[Any]) -> WrittenEntry:
    audit_id, actor_admin, action, resource, details, ip, user_agent, created_at = row
    return WrittenEntry(
        audit_id=audit_id,
        actor_admin=actor_admin,
        action=action,
        resource=resource,
        details=details,
        ip=ip,
        user_agent=user_agent,
        created_at=created_at,
    )


def seal(row: Sequence[Any]) -> Seal:
    number, audit_id, canonical, entry_sha256, previous_number, previous_sha256, sha256 = row
    return Seal(
        number=number,
        audit_id=audit_id,
        canonical=canonical,
        entry_sha256=entry_sha256,
        previous_number=previous_number,
        previous_sha256=previous_sha256,
        sha256=sha256,
    )


def batch(row: Sequence[Any]) -> Batch:
    first, last, merkle_root, seal_sha256, previous_sha256, horizon, sealed_at, sha256 = row
    return Batch(
        first_number=first,
        last_number=last,
        merkle_root=merkle_root,
        seal_sha256=seal_sha256,
        previous_sha256=previous_sha256,
        horizon=horizon,
        sealed_at=as_utc(sealed_at),
        sha256=sha256,
    )


def checkpoint(row: Sequence[Any]) -> Checkpoint:
    first, last, object_key, object_version, sha256, *head = row
    head_key, head_version, key_id, algorithm, signature = head
    return Checkpoint(
        first_number=first,
        last_number=last,
        object_key=object_key,
        object_version=object_version,
        sha256=sha256,
        head_key=head_key,
        head_version=head_version,
        key_id=key_id,
        algorithm=algorithm,
        signature=signature,
    )
