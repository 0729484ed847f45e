"""How to reach a PostgreSQL, kept from being printed."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import field, frozen

from entrypoints.settings.iam_region import IamRegion

SCHEMES = ("postgresql://", "postgres://")


@frozen
class DatabaseUrl:
    """A libpq URL, which may hold a password: only `reveal` and `to_connect` show it.

    With `iam` a URL without a password connects with IAM tokens. Raises ValueError.
    """

    _url: str = field(repr=False)
    iam: IamRegion | None = field(default=None)

    @_url.validator
    def _check(self, _: object, url: str) -> None:
        if not url.startswith(SCHEMES):
            raise ValueError("write a URL that starts with postgresql://")
        self._parameters()

    @iam.validator
    def _check_iam(self, _: object, iam: IamRegion | None) -> None:
        if iam is None or "password" in (parameters := self._parameters()):
            return
        if not {"host", "user"} <= parameters.keys():
            raise ValueError("write the host and the user into it: an IAM token names both")
        if parameters.get("sslmode") != "verify-full":
            raise ValueError(
                "write sslmode=verify-full and sslrootcert=FILE into it: an IAM token is a"
                " password, for no server but the one whose certificate was checked"
            )

    def reveal(self) -> str:
        return self._url

    def to_connect(self) -> str:
        """What libpq needs to connect within the next minutes: with a token if there is one."""
        if (password := self.password) is None:
            return self._url
        from psycopg.conninfo import make_conninfo  # noqa: PLC0415

        return make_conninfo(self._url, password=password())

    @property
    def password(self) -> Callable[[], str] | None:
        """Gives a new IAM token for each connection; None where the URL has all it needs."""
        if self.iam is None or "password" in (parameters := self._parameters()):
            return None
        from adapters.aurora.iam_token import IamToken  # noqa: PLC0415

        return IamToken(
            host=parameters["host"],
            port=int(parameters.get("port", 5432)),
            user=parameters["user"],
            region=self.iam.name,
        )

    def _parameters(self) -> Mapping[str, Any]:
        from psycopg import ProgrammingError  # noqa: PLC0415 - not for a process in memory
        from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415

        try:
            return conninfo_to_dict(self._url)
        except ProgrammingError:
            # What libpq says of it may quote the password.
            raise ValueError(
                "write a URL as libpq reads it: what is special in a password is written as %40"
                " and the like"
            ) from None

    def __str__(self) -> str:
        return "postgresql://…"
