"""Decide the refunds of a database again."""

from datetime import datetime

from core.replay.refund_replay import RefundReplay
from entrypoints.cli.existing_database import open_existing
from entrypoints.cli.fault import DONE, FAILED
from entrypoints.replaying.report import ReplayReport
from entrypoints.settings.settings import Settings


def replay_refunds(settings: Settings, *, since: datetime | None, as_json: bool) -> int:
    """The exit code: FAILED when a refund is not as stored. Raises CliFault (MISUSED)."""
    report = ReplayReport(as_json=as_json)
    with open_existing(settings) as container:
        for refund in container.decided_refunds().since(since):
            report.add(RefundReplay.of(refund))
    report.close()
    return FAILED if report.differing else DONE
