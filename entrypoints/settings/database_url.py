"""How to reach a PostgreSQL, kept from being printed."""

from attrs import field, frozen

SCHEMES = ("postgresql://", "postgres://")


@frozen
class DatabaseUrl:
    """A libpq URL, which may hold a password: only `reveal` shows it."""

    _url: str = field(repr=False)

    @_url.validator
    def _check(self, _: object, url: str) -> None:
        if not url.startswith(SCHEMES):
            raise ValueError("write a URL that starts with postgresql://")

    def reveal(self) -> str:
        return self._url

    def __str__(self) -> str:
        return "postgresql://…"
