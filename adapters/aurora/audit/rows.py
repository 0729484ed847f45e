"""The tables of the audit's chain as they are written: statements, and rows in their order."""

from datetime import datetime
from typing import Any, Final

from core.audit.batch import Batch
from core.audit.checkpoint import Checkpoint
from core.audit.seal import Seal

ADD_BATCH: Final = b"""
insert into sup.audit_batch
    (first_number, last_number, merkle_root, seal_sha256, previous_sha256, horizon, sealed_at,
    sha256)
values (%s, %s, %s, %s, %s, %s, %s, %s)
"""
NOTE: Final = b"""
insert into sup.audit_stream
    (first_number, last_number, object_key, object_version, sha256, head_key, head_version,
    key_id, algorithm, signature)
values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
on conflict do nothing
"""


def seal_row(made: Seal, sealed_at: datetime) -> tuple[Any, ...]:
    return (
        made.number,
        made.audit_id,
        made.canonical,
        made.entry_sha256,
        made.previous_number,
        made.previous_sha256,
        made.sha256,
        sealed_at,
    )


def batch_row(made: Batch) -> tuple[Any, ...]:
    return (
        made.first_number,
        made.last_number,
        made.merkle_root,
        made.seal_sha256,
        made.previous_sha256,
        made.horizon,
        made.sealed_at,
        made.sha256,
    )


def checkpoint_row(noted: Checkpoint) -> tuple[Any, ...]:
    return (
        noted.first_number,
        noted.last_number,
        noted.object_key,
        noted.object_version,
        noted.sha256,
        noted.head_key,
        noted.head_version,
        noted.key_id,
        noted.algorithm,
        noted.signature,
    )
