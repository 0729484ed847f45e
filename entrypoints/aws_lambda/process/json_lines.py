"""The log: one JSON object a line, for CloudWatch and its filters.

What is written is what the program says of ids and names; a trace never quotes another library's
words, which may be somebody's (reliability.md 29).
"""

import json
import logging
from datetime import UTC, datetime
from typing import Any, Final

from entrypoints.graphql.errors.trace import trace_of

OURS: Final = "support_center"
TOLD_WITH_EXTRA: Final = (
    "correlation_id", "variable", "order_id", "path", "code", "function", "outbox_lag_seconds",
    "parked_work",
)  # fmt: skip


class JsonLines(logging.Formatter):
    """Formats records; `request_id` is that of the invocation that is going on.

    `end` closes a line where the handler does not: Lambda's own writes what it is given.
    """

    request_id: str | None = None

    def __init__(self, *, end: str = "") -> None:
        super().__init__()
        self._end = end

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "requestId": self.request_id,
            **{name: getattr(record, name, None) for name in TOLD_WITH_EXTRA},
        }
        if record.exc_info and record.exc_info[1] is not None:
            told["trace"] = trace_of(record.exc_info[1])
        known = {name: value for name, value in told.items() if value is not None}
        return f"{json.dumps(known)}{self._end}"


def write_json_lines() -> None:
    """From now on, whoever set the log up before: Lambda's own handlers keep their places."""
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.StreamHandler())
    for handler in root.handlers:
        ends_lines = isinstance(handler, logging.StreamHandler)
        handler.setFormatter(JsonLines(end="" if ends_lines else "\n"))
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(logging.INFO)
