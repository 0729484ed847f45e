"""How the server logs to standard error."""

import logging
import sys
from typing import Final, TextIO

from entrypoints.settings.doors.log_format import LogFormat
from entrypoints.watching.fault_lines import OURS, JsonLines, PlainLines

SERVERS: Final = "uvicorn.error"
RAISED: Final = "Exception in ASGI application"


def start_logging(chosen: LogFormat, *, stream: TextIO | None = None, demo: bool = False) -> None:
    """From now on warnings and faults of this process are lines of that format."""
    stream = sys.stderr if stream is None else stream
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines() if is_json(chosen, stream, demo=demo) else PlainLines())
    handler.addFilter(_is_news)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger(OURS).setLevel(logging.INFO)
    logging.captureWarnings(capture=True)


def _is_news(record: logging.LogRecord) -> bool:
    """What a request met is told by us, with its correlation id, before the server hears of it."""
    return record.name != SERVERS or not str(record.msg).startswith(RAISED)


def is_json(chosen: LogFormat, stream: TextIO, *, demo: bool) -> bool:
    """Whoever tries a demo reads what it says."""
    if chosen is LogFormat.AUTO:
        return not demo and not stream.isatty()
    return chosen is LogFormat.JSON
