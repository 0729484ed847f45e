"""Where several processes of one server put their metrics."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Final

DIRECTORY: Final = "PROMETHEUS_MULTIPROC_DIR"


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
