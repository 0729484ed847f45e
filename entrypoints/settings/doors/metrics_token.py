"""What a scraper of metrics shows, kept from being printed."""

import re

from attrs import field, frozen


@frozen
class MetricsToken:
    """A bearer token; only `reveal` shows it. Raises ValueError."""

    _token: str = field(repr=False)

    @_token.validator
    def _check(self, _: object, token: str) -> None:
        if not re.fullmatch(r"[A-Za-z0-9._~+/=-]{16,200}", token):
            raise ValueError(
                "write 16 to 200 characters that a bearer token may have (letters, digits and"
                " -._~+/=), as of: python3 -c 'import secrets; print(secrets.token_urlsafe())'"
            )

    def reveal(self) -> str:
        return self._token
