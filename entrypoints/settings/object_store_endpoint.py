"""Where S3 and KMS are, when they are not at AWS."""

import re

from attrs import field, frozen

_URL = re.compile(r"https?://[^\s/?#@]+/?")


@frozen
class ObjectStoreEndpoint:
    """The URL of something that speaks S3 and KMS. Raises ValueError."""

    url: str = field()

    @url.validator
    def _check(self, _: object, url: str) -> None:
        if not _URL.fullmatch(url):
            raise ValueError("write a URL without a user or a path, as in http://localhost:4566")
