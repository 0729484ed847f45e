"""Faults and warnings of every logger, as lines that quote nobody (reliability.md 29)."""

import json
import logging
from datetime import UTC, datetime
from typing import Final

from core.instants import write_instant
from entrypoints.graphql.errors.trace import trace_of

OURS: Final = "support_center"
QUOTE_NOBODY: Final = (OURS, "uvicorn", "psycopg")
"""Loggers whose words are made of their own templates, names of hosts and our own ids."""
WITHHELD: Final = "(its words are not told: they may be anybody's)"


class PlainLines(logging.Formatter):
    """The message as it is, with a trace in nobody's words."""

    def format(self, record: logging.LogRecord) -> str:
        trace = trace_of_record(record)
        return f"{record.levelname.lower()} {words_of(record)}" + (f"\n{trace}" if trace else "")


class JsonLines(logging.Formatter):
    """One object a line, whatever the message is."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "at": write_instant(datetime.fromtimestamp(record.created, UTC)),
            "level": record.levelname.lower(),
            "event": "fault" if record.levelno >= logging.ERROR else "warning",
            "correlation_id": getattr(record, "correlation_id", None),
            "operation": getattr(record, "operation", None),
            "logger": record.name,
            "message": words_of(record),
            "trace": trace_of_record(record),
        }
        known = {name: value for name, value in told.items() if value}
        return json.dumps(known, separators=(",", ":"))


def words_of(record: logging.LogRecord) -> str:
    if record.name.partition(".")[0] in QUOTE_NOBODY:
        return record.getMessage()
    return f"{record.name} at {record.module}:{record.lineno} {WITHHELD}"


def trace_of_record(record: logging.LogRecord) -> str:
    """What was raised and where, never what it says."""
    raised = record.exc_info[1] if record.exc_info else None
    return trace_of(raised) if raised is not None else ""
