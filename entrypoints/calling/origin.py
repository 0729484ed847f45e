"""From where a request comes, as the audit keeps it."""

from ipaddress import ip_address
from typing import Final

LONGEST_USER_AGENT: Final = 500


def address(told: str | None) -> str | None:
    """An IP address in its usual spelling; None for what is none."""
    try:
        return None if told is None else str(ip_address(told.strip()))
    except ValueError:
        return None


def user_agent(told: str | None) -> str | None:
    """What the caller calls itself, cut to what the audit keeps."""
    return (told or "")[:LONGEST_USER_AGENT] or None
