"""A TOML file as plain values."""

import tomllib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from adapters.system.policies_file_error import PoliciesFileError

WIDEST_NUMBER = 64


def read_toml(file: Path) -> dict[str, Any]:
    """What `file` says. Raises PoliciesFileError for one that is not there, or is not TOML."""
    return parse_toml(file, read_file(file))


def read_file(file: Path) -> str:
    """The text of `file`, UTF-8. Raises PoliciesFileError."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as cause:
        problem = f"it cannot be read: {cause.strerror}"
        raise PoliciesFileError.unreadable(file, problem) from cause
    except UnicodeDecodeError as cause:
        problem = f"it is not UTF-8 text: byte {cause.start} is not"
        raise PoliciesFileError.unreadable(file, problem) from cause


def parse_toml(file: Path, text: str) -> dict[str, Any]:
    """What the `text` of `file` says. Raises PoliciesFileError."""
    try:
        return tomllib.loads(text)
    except ValueError as cause:
        raise PoliciesFileError.unreadable(file, f"it is not TOML: {cause}") from cause
    except RecursionError as cause:
        problem = "it is not TOML that can be read: it is nested too deeply"
        raise PoliciesFileError.unreadable(file, problem) from cause


def json_of(value: object) -> object:
    """The same value with what JSON has no word for, dates and giant numbers, as a text."""
    if isinstance(value, dict):
        return {name: json_of(each) for name, each in value.items()}
    if isinstance(value, list):
        return [json_of(each) for each in value]
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, int) and value.bit_length() > WIDEST_NUMBER:
        return f"a number of {value.bit_length()} bits"
    return value
