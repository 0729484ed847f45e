"""Another server that speaks Stripe's API, a fake one for tests and demos."""

import re
from urllib.parse import urlsplit

from attrs import field, frozen

ORIGIN = re.compile(r"https?://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?/?")
THIS_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})


@frozen
class StripeApiBase:
    """`https://HOST[:PORT]`, or `http://` for this machine: the API key goes there.

    Raises ValueError.
    """

    url: str = field()

    @url.validator
    def _check(self, _: object, url: str) -> None:
        if not ORIGIN.fullmatch(url) or not _is_private(url):
            raise ValueError(
                "write a URL that starts with https:// and ends with its host or port; http:// is"
                " for this machine alone (127.0.0.1, localhost), because the API key goes there"
            )


def _is_private(url: str) -> bool:
    try:
        parts = urlsplit(url)
        _ = parts.port  # reading it is what checks it
    except ValueError:
        return False
    return parts.scheme == "https" or parts.hostname in THIS_MACHINE
