"""From where a request comes, as the audit keeps it."""

from ipaddress import IPv6Address, ip_address
from typing import Final

LONGEST_USER_AGENT: Final = 500


def address(told: str | None) -> str | None:
    """An IP address in its usual spelling; None for what is none.

    An IPv4 address that came over a socket of IPv6 is told as what it is. The zone of a link-local
    one means something to the machine that saw it alone, and PostgreSQL keeps none.
    """
    try:
        known = None if told is None else ip_address(told.strip())
    except ValueError:
        return None
    if isinstance(known, IPv6Address):
        return str(known.ipv4_mapped or known).partition("%")[0]
    return None if known is None else str(known)


def user_agent(told: str | None) -> str | None:
    """What the caller calls itself, cut to what the audit keeps."""
    return (told or "")[:LONGEST_USER_AGENT] or None
