"""Put back what a database has lost of the audit."""

import json
import sys

from core.use_cases.restore_audit import RestoreAudit, UnfitObject
from entrypoints.bookkeeping.progress import Progress
from entrypoints.cli.existing_database import open_existing
from entrypoints.cli.fault import DONE, FAILED
from entrypoints.sealing.proving import telling_unreadable
from entrypoints.settings.settings import Settings


def restore_audit(settings: Settings, *, as_json: bool) -> int:
    """The exit code: FAILED where something does not fit. Raises CliFault (MISUSED)."""
    progress, missing, last_number = Progress(), 0, 0
    unfit: UnfitObject | None = None
    with telling_unreadable(), open_existing(settings) as container:
        restoring = RestoreAudit(
            restoring=container.audit_restoring(),
            stream=container.audit_stream(),
            signer=container.audit_signer(),
        )
        try:
            for put_back in restoring.batches():
                missing += put_back.missing
                last_number = put_back.last_number
                progress.show(last_number, "entries compared")
        except UnfitObject as fault:
            unfit = fault
    progress.close()
    if unfit is not None:
        sys.stderr.write(f"{unfit.key}: {unfit.problem}\n")
    told = {"entries_put_back": missing, "last_number": last_number, "unfit": _key(unfit)}
    line = json.dumps(told) if as_json else _in_words(missing, last_number)
    sys.stdout.write(f"{line}\n")
    return DONE if unfit is None else FAILED


def _in_words(missing: int, last_number: int) -> str:
    entries = "1 entry" if missing == 1 else f"{missing:,} entries"
    return f"{entries} put back; the audit is whole up to number {last_number:,}"


def _key(unfit: UnfitObject | None) -> str | None:
    return None if unfit is None else unfit.key
