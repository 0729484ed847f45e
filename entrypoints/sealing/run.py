"""Seal round after round, until there is nothing left or somebody asks to stop."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from core.audit.canonical_entry import UnreadableEntry
from core.use_cases.seal_audit import OtherObject, SealAudit
from entrypoints.cli.existing_database import open_existing
from entrypoints.cli.fault import DONE, MISUSED, CliFault
from entrypoints.cli.pausing import Pauses
from entrypoints.cli.stopping import StopAsked, stop_on_signals
from entrypoints.sealing.seal_report import SealReport
from entrypoints.settings.settings import Settings
from ports.audit_seals import OtherCheckpoint
from ports.signing import SigningUnavailable
from ports.store_unavailable import StoreUnavailable

log = logging.getLogger("support_center.seal")


def seal(settings: Settings, *, every: timedelta | None, as_json: bool) -> int:
    """The exit code. `every` None means once: until everything committed is sealed and mirrored.

    Raises CliFault: MISUSED where it cannot run, FAILED where what stands outside is not ours.
    """
    report = SealReport(as_json=as_json)
    stop_on_signals()
    try:
        with _telling_tampering():
            _seal(settings, report, every)
    except StopAsked:
        return DONE
    return DONE


def _seal(settings: Settings, report: SealReport, every: timedelta | None) -> None:
    with open_existing(settings) as container, report:
        _rounds(container.seal_audit(), report, every)


def _rounds(sealer: SealAudit, report: SealReport, every: timedelta | None) -> None:
    pauses = Pauses()
    pauses.heed_signals()
    pause = 0.0
    while pauses.rest(pause):
        more = _round(sealer, report, patient=every is not None)
        if not more and every is None:
            return
        pause = 0.0 if more or every is None else every.total_seconds()


def _round(sealer: SealAudit, report: SealReport, *, patient: bool) -> bool:
    """Whether there may be more to do at once."""
    try:
        done = sealer.round()
    except (StoreUnavailable, SigningUnavailable) as fault:
        # What is sealed stays sealed and is mirrored as soon as that is possible again.
        if not patient:
            raise CliFault(_cannot_mirror(fault), exit_code=MISUSED) from fault
        log.warning("%s", _cannot_mirror(fault))
        return False
    report.add(done)
    return done.entries > 0


def _cannot_mirror(fault: StoreUnavailable | SigningUnavailable) -> str:
    return (
        f"What is sealed cannot be copied outside the database: {fault.detail}. Nothing is lost:"
        " the next round begins with it."
    )


@contextmanager
def _telling_tampering() -> Iterator[None]:
    try:
        yield
    except OtherObject as fault:
        raise CliFault(
            f"{fault.key} (version {fault.version_id}) outside the database is not what was"
            f" sealed: {fault.problem}. Nothing was replaced. Prove the audit with support-center"
            " audit verify, and find out who wrote it."
        ) from fault
    except OtherCheckpoint as fault:
        raise CliFault(
            f"The batch from number {fault.first_number} on was noted with other objects than it"
            " has. Prove the audit with support-center audit verify."
        ) from fault
    except UnreadableEntry as fault:
        raise CliFault(
            f"The audit entry {fault.audit_id} cannot be sealed: {fault.why}. No program of ours"
            " writes such an entry: find out who did."
        ) from fault
