"""Where several processes of one server put their metrics."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Final

from entrypoints.settings.setting_error import SettingError

DIRECTORY: Final = "PROMETHEUS_MULTIPROC_DIR"


def check_shared_directory() -> None:
    """Raises SettingError for a directory that somebody else named and that is not there."""
    named = os.environ.get(DIRECTORY)
    if named is not None and not os.access(named, os.W_OK | os.X_OK):
        raise SettingError(
            name=DIRECTORY,
            problem="name a directory that is there, empty and writable, or leave it out: serve"
            " --workers has one of its own",
        )


@contextmanager
def shared_metrics() -> Iterator[None]:
    """Processes that are started in the block add their metrics up.

    prometheus_client looks at the variable once, when it is imported: never in the process that
    starts the others.
    """
    before = os.environ.get(DIRECTORY)
    with TemporaryDirectory(prefix="support-center-metrics-") as directory:
        os.environ[DIRECTORY] = directory
        try:
            yield
        finally:
            if before is None:
                del os.environ[DIRECTORY]
            else:
                os.environ[DIRECTORY] = before
