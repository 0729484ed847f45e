"""`support-center relay` in a process of its own, on a bus that speaks over HTTP."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from tests.cli.command_line import COMMAND, PATIENCE_SECONDS, ROOT, clean_environment
from tests.eventbridge.bus_server import Bus
from tests.eventbridge.credentials import CREDENTIALS
from tests.postgres.fresh_database import FreshDatabase


@contextmanager
def relay_process(
    database: FreshDatabase, bus: Bus, *words: str
) -> Iterator["subprocess.Popen[str]"]:
    """Running; killed when the block is left, if it has not ended by then."""
    with subprocess.Popen(
        [*COMMAND, "relay", "--bus", "support-events", *words],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=clean_environment() | wiring(database, bus),
    ) as process:
        try:
            yield process
        finally:
            process.kill()
            process.wait(PATIENCE_SECONDS)


def wiring(database: FreshDatabase, bus: Bus) -> dict[str, str]:
    """The environment of a relay between the two."""
    return CREDENTIALS | {
        "DATABASE_URL": database.application_url,
        "SUPPORT_CENTER_EVENT_ENDPOINT": bus.url,
    }
