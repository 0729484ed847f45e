"""Where webhooks go."""

from urllib.parse import urlsplit

from attrs import field, frozen


@frozen(kw_only=True)
class WebhookTarget:
    """A URL and the secret its messages are signed with. Raises ValueError for no such URL."""

    url: str = field()
    secret: str = field(repr=False)

    @url.validator
    def _check_url(self, _: object, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or not url.isascii():
            raise ValueError("write a URL such as http://127.0.0.1:8000/webhooks/stripe")
        # Both are only checked as they are read, and a courier would stumble over them.
        _ = parts.port, parts.hostname.encode("idna")
