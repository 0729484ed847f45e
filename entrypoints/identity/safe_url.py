"""Which URLs an identity provider may have."""

import re
from urllib.parse import urlsplit

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
LONGEST = 1_000
_URL = re.compile(r"https?://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?(/[!-~]*)?")


def is_safe_url(url: str) -> bool:
    """An `https` URL without user, query or fragment; `http` is for this machine alone, because
    whoever can change what it answers decides whose tokens are believed.
    """
    if len(url) > LONGEST or not _URL.fullmatch(url) or set(url) & set("?#\\"):
        return False
    try:
        parts = urlsplit(url)
        _ = parts.port  # reading it is what checks it
    except ValueError:
        return False
    return parts.scheme == "https" or parts.hostname in LOOPBACK
