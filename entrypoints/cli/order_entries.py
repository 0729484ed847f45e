"""The orders in a file: a JSON array, one object, or one object a line."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from entrypoints.cli.fault import MISUSED, CliFault

STANDARD_INPUT = "-"


@frozen(kw_only=True)
class Entry:
    """One order as it was found: `place` says where, and `fault` why it is not even JSON."""

    place: str
    data: object = None
    fault: str | None = None


def read_entries(file: str) -> tuple[Entry, ...]:
    """Every entry, also those at fault. Raises CliFault (MISUSED) for what has none at all."""
    text = _text(file)
    if not text.strip():
        raise CliFault(
            f"{_named(file)} is empty; it should hold orders as JSON.", exit_code=MISUSED
        )
    if _is_lines(text):
        return tuple(_lines(text))
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise CliFault(
            f"{_named(file)} is not JSON: {problem}. Write an array of orders, one order, or one"
            " order a line.",
            exit_code=MISUSED,
        ) from problem
    if isinstance(data, list):
        return tuple(Entry(place=f"[{index}]", data=each) for index, each in enumerate(data))
    return (Entry(place="the order", data=data),)


def _text(file: str) -> str:
    try:
        raw = _typed() if file == STANDARD_INPUT else Path(file).read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as problem:
        raise CliFault(
            f"{_named(file)} cannot be read: {problem.strerror}.", exit_code=MISUSED
        ) from problem
    except UnicodeDecodeError as problem:
        raise CliFault(
            f"{_named(file)} is not UTF-8 text: byte {problem.start} is not.", exit_code=MISUSED
        ) from problem


def _typed() -> bytes:
    if sys.stdin is None:
        raise CliFault("Standard input cannot be read: it is closed.", exit_code=MISUSED)
    return sys.stdin.buffer.read()


def _named(file: str) -> str:
    return "Standard input" if file == STANDARD_INPUT else file


def _is_lines(text: str) -> bool:
    """Whether the first line that says something is an object of its own."""
    first = text.lstrip().partition("\n")[0].rstrip()
    return first.startswith("{") and first.endswith("}")


def _lines(text: str) -> Iterator[Entry]:
    # Only these end a line: JSON may hold the others that splitlines() would break at.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _line(f"line {number}", line)


def _line(place: str, line: str) -> Entry:
    try:
        return Entry(place=place, data=json.loads(line))
    except (ValueError, RecursionError) as problem:
        return Entry(place=place, fault=f"The line is not JSON: {problem}.")
