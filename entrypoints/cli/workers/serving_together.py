"""Serve on one socket in several processes."""

import os
import sys
from collections.abc import Callable
from functools import partial

from attrs import evolve
from starlette.applications import Starlette

from entrypoints.cli.announcing_server import AnnouncingServer
from entrypoints.cli.fault import DONE
from entrypoints.cli.workers.crew import Crew
from entrypoints.cli.workers.job import Job
from entrypoints.cli.workers.worker_server import WorkerServer
from entrypoints.settings.settings import Settings

ServerOf = Callable[[Starlette], AnnouncingServer]
Work = Callable[[Settings, ServerOf], int]
"""What each process does: with the settings that are its own, and the server it is to run."""


def serve_together(settings: Settings, work: Work, welcome: object, together: Crew) -> int:
    """Until something interrupts it. The `welcome` is told once all of them answer."""
    ready, told = os.pipe()
    for turn in range(settings.workers.number):
        # What is to be done once is done by whoever has the first turn.
        own = evolve(settings, does_once=turn == 0)
        job = partial(work, own, lambda app: WorkerServer.telling(app, told))
        together.start(Job(f"Worker {turn + 1}", job))
    together.wait_until_ready(ready, settings.workers.number)
    print(welcome, file=sys.stderr, flush=True)
    together.replace_for_ever()
    return DONE
