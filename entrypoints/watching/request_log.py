"""A line for each request: JSON for machines, words for a terminal."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from json.encoder import encode_basestring_ascii as quoted
from typing import TextIO

from attrs import frozen

from core.instants import write_instant
from entrypoints.settings.doors.log_format import LogFormat
from entrypoints.settings.settings import Settings
from entrypoints.watching.logging_started import is_json
from entrypoints.watching.seen import Outcome, Seen

WriteLine = Callable[[str], None]


@frozen
class JsonRequestLog:
    """One object a line; `at` is UTC, `duration_ms` what the server took."""

    write: WriteLine

    def __call__(self, seen: Seen) -> None:
        level = "error" if seen.outcome is Outcome.FAILED else "info"
        # Written out, since it is written for every request: a third of what json.dumps takes.
        self.write(
            f'{{"at":"{write_instant(datetime.now(UTC))}","level":"{level}","event":"request"'
            f',"correlation_id":{quoted(seen.correlation_id)}'
            f',"operation":{quoted(seen.operation)},"method":{quoted(seen.method)}'
            f',"status":{seen.status},"outcome":"{seen.outcome.value}"'
            f',"duration_ms":{seen.seconds * 1_000:.3f}'
            f',"roles":[{",".join(map(quoted, seen.roles))}]'
            f',"codes":[{",".join(map(quoted, seen.codes))}]}}\n'
        )


@frozen
class PlainRequestLog:
    """The same in a line that is read by people."""

    write: WriteLine

    def __call__(self, seen: Seen) -> None:
        told = " ".join((*seen.codes, *(f"as {role}" for role in seen.roles)))
        self.write(
            f"{datetime.now(UTC):%H:%M:%S} {seen.status} {seen.operation}"
            f" {seen.seconds * 1_000:.1f} ms [{seen.correlation_id}] {told}".rstrip()
            + "\n"
        )


def request_log_of(settings: Settings, *, demo: bool) -> Callable[[Seen], None] | None:
    """None for a demo of which nothing else was asked."""
    if demo and settings.log_format is LogFormat.AUTO:
        return None
    return request_log(settings.log_format, sys.stderr, demo=demo)


def request_log(chosen: LogFormat, stream: TextIO, *, demo: bool = False) -> Callable[[Seen], None]:
    """Writes the line of a request there, in one piece: other processes may write there too."""

    def write(line: str) -> None:
        stream.write(line)
        stream.flush()

    return (JsonRequestLog if is_json(chosen, stream, demo=demo) else PlainRequestLog)(write)
