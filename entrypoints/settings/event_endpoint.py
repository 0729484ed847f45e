"""Where EventBridge is, when it is not at AWS."""

import re

from attrs import field, frozen

_URL = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")


@frozen
class EventEndpoint:
    """The URL of something that speaks EventBridge's PutEvents. Raises ValueError."""

    url: str = field()

    @url.validator
    def _check(self, _: object, url: str) -> None:
        if not _URL.fullmatch(url):
            raise ValueError("write a URL without a user, as in http://localhost:4566")
