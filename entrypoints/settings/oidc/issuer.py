"""Who issues the tokens."""

from attrs import field, frozen

from entrypoints.identity.safe_url import is_safe_url


@frozen
class Issuer:
    """An issuer's URL, exactly as it stands in its tokens. Raises ValueError."""

    url: str = field()

    @url.validator
    def _check(self, _: object, url: str) -> None:
        if not is_safe_url(url):
            raise ValueError(
                "write the issuer's URL as its tokens have it, as in https://sso.example/realms/acme;"
                " http:// is for this machine alone (127.0.0.1, localhost)"
            )
