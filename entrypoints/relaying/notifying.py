"""Send notifications round after round, until none is left or somebody asks to stop."""

import sys
from datetime import timedelta

from core.use_cases.send_notifications import SendNotifications
from entrypoints.cli.existing_database import open_existing
from entrypoints.cli.fault import DONE, FAILED
from entrypoints.cli.pausing import Pauses
from entrypoints.cli.stopping import StopAsked, stop_on_signals
from entrypoints.relaying.bus import publisher_of
from entrypoints.relaying.faults import telling_faults
from entrypoints.relaying.notified_report import NotifiedReport
from entrypoints.settings.settings import PublisherName, Settings


def notify(settings: Settings, *, every: timedelta | None, limit: int, as_json: bool) -> int:
    """The exit code. `every` None means once: until nothing more can be sent now.

    Raises CliFault (MISUSED) where it cannot be run, and SettingError where no bus is named.
    """
    if settings.publisher is PublisherName.EVENTBRIDGE:
        publisher_of(settings)
    to_stdout = settings.publisher is PublisherName.STDOUT
    report = NotifiedReport(stream=sys.stderr if to_stdout else sys.stdout, as_json=as_json)
    stop_on_signals()
    try:
        with open_existing(settings) as container, report, telling_faults():
            _rounds(container.send_notifications(), report, every=every, limit=limit)
    except StopAsked:
        return DONE
    unsent = report.failed or report.parked
    return FAILED if every is None and unsent else DONE


def _rounds(
    sender: SendNotifications, report: NotifiedReport, *, every: timedelta | None, limit: int
) -> None:
    pauses = Pauses()
    pauses.heed_signals()
    pause = 0.0
    while pauses.rest(pause):
        sent = sender.round(limit=limit)
        report.add(sent)
        if sent.anything:
            pause = 0.0
        elif every is None:
            return
        else:
            pause = every.total_seconds()
