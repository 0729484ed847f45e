"""What a request tells of itself on its way, for its log line and its metrics."""

from collections.abc import Collection

from attrs import define, field
from starlette.requests import HTTPConnection

from core.request import Role

KEY = "told"


@define
class Told:
    """Nothing of it is anybody's words: `operation` is a name of our schema, `codes` are those of
    the errors that were answered (core/errors.py).
    """

    operation: str = ""
    roles: Collection[Role] = ()
    codes: set[str] = field(factory=set)


def told_of(request: HTTPConnection) -> Told:
    """That of the request; one that nobody reads where nobody watches."""
    told: Told = request.scope.setdefault("state", {}).setdefault(KEY, Told())
    return told
