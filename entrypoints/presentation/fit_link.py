"""Which links a message may have: whole addresses of the web and of mail, as they read."""

import re
from urllib.parse import unquote, urlsplit

from core.bidi_controls import has_controls

SCHEMES = frozenset({"http", "https", "mailto"})
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\\]")


def fits(address: str) -> bool:
    """Whether `address` may be followed: an http or https URL with a host, or mailto.

    Relative and protocol-relative addresses, and whatever hides a character, do not.
    """
    plain = unquote(address)
    if has_controls(plain) or _UNSEEN.search(address):
        return False
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return "@" in parts.path and not parts.netloc
    return parts.scheme in SCHEMES and bool(host)
