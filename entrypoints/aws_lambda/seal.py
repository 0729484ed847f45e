"""Seal what the audit has committed and mirror it; called every minute by EventBridge Scheduler.

Two of it may run at once, and one may be stopped at any moment: what it left undone is done by the
next (core/use_cases/seal_audit.py).
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from core.audit.canonical_entry import UnreadableEntry
from core.use_cases.seal_audit import OtherObject, SealAudit
from entrypoints.aws_lambda.process.failed import InvocationFailed
from entrypoints.aws_lambda.process.handler import LambdaHandler
from entrypoints.aws_lambda.process.invocation import Invocation
from entrypoints.aws_lambda.process.needs import Need
from entrypoints.aws_lambda.process.wired import wired
from entrypoints.settings.settings import Settings
from ports.audit_seals import OtherCheckpoint
from ports.signing import SigningUnavailable
from ports.store_unavailable import StoreUnavailable

log = logging.getLogger("support_center.seal")
FUNCTION: Final = "seal"


def make(settings: Settings) -> SealAudit:
    sealer: SealAudit = wired(settings).seal_audit()
    return sealer


def answer(sealer: SealAudit, _event: Any, invocation: Invocation) -> dict[str, Any]:
    """What was sealed and mirrored; `finished` unless the time ran out before all of it was.

    Raises InvocationFailed where the copy outside cannot be written, or is not ours.
    """
    entries = batches = 0
    last_number: int | None = None
    finished = False
    with _telling_faults():
        while not finished and invocation.may_go_on():
            done = sealer.round()
            entries, batches = entries + done.entries, batches + done.batches
            last_number = done.last_number or last_number
            finished = not done.entries
    return {
        "entries_sealed": entries,
        "batches_mirrored": batches,
        "last_number_mirrored": last_number,
        "finished": finished,
    }


@contextmanager
def _telling_faults() -> Iterator[None]:
    try:
        yield
    except (StoreUnavailable, SigningUnavailable) as fault:
        # Nothing is lost: what is sealed is mirrored by the next round that can.
        raise _failed(f"what is sealed cannot be copied outside: {fault.detail}") from None
    except OtherObject as fault:
        raise _failed(
            f"{fault.key} (version {fault.version_id}) outside the database is not what was"
            f" sealed: {fault.problem}; prove the audit with support-center audit verify"
        ) from None
    except OtherCheckpoint as fault:
        raise _failed(
            f"the batch from number {fault.first_number} on was noted with other objects than it"
            " has; prove the audit with support-center audit verify"
        ) from None
    except UnreadableEntry as fault:
        raise _failed(
            f"the audit entry {fault.audit_id} cannot be sealed: {fault.why}; no program of ours"
            " writes such an entry"
        ) from None


def _failed(problem: str) -> InvocationFailed:
    log.error("%s", problem)
    return InvocationFailed(function=FUNCTION, problem=problem)


handler = LambdaHandler(
    function=FUNCTION, needs=(Need.DATABASE, Need.AUDIT), make=make, answer=answer
)
