"""How the server writes what it logs."""

from enum import StrEnum


class LogFormat(StrEnum):
    """AUTO is words on a terminal and JSON elsewhere; a demo then logs faults alone."""

    AUTO = "auto"
    JSON = "json"
    TEXT = "text"
