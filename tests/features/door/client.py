"""One client of the service, who signs in as whoever a sentence speaks of."""

import json
from collections.abc import Callable
from datetime import timedelta
from http.client import HTTPConnection
from typing import Any, TypeVar

from attrs import frozen

from core.errors import ErrorCode, Refusal
from entrypoints.identity.demo_keys import DemoKeys
from entrypoints.specifications.driver import Json
from entrypoints.specifications.people import EVERYBODY, Person

Told = TypeVar("Told")
PATIENCE_SECONDS = 30
PATH = "/graphql"


@frozen(kw_only=True)
class Client:
    """Speaks over a connection for each request: a server closes one that idles too long."""

    connection: HTTPConnection
    tokens: dict[str, str]

    @classmethod
    def of(cls, port: int, keys: DemoKeys) -> "Client":
        tokens = {
            it.user_id: keys.issue(it.user_id, it.roles, timedelta(hours=1)) for it in EVERYBODY
        }
        return cls(
            connection=HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS), tokens=tokens
        )

    def does(self, who: Person, operation: str, **variables: Any) -> Refusal | None:
        """The refusal of a mutation, or None when it was carried out."""
        told = self._asked(who, operation, variables)
        return told if isinstance(told, Refusal) else None

    def makes(self, who: Person, operation: str, **variables: Any) -> str | Refusal:
        """The id that a mutation answers with."""
        return self.sees(who, operation, str, **variables)

    def sees(
        self, who: Person, operation: str, read: Callable[[Any], Told], **variables: Any
    ) -> Told | Refusal:
        """The one field of an operation, as `read` understands it."""
        told = self._asked(who, operation, variables)
        return told if isinstance(told, Refusal) else read(told)

    def _asked(self, who: Person, operation: str, variables: Json) -> Any | Refusal:
        answer = self._posted(who, {"query": operation, "variables": variables})
        if "errors" in answer:
            return _refusal(answer["errors"])
        (told,) = answer["data"].values()
        return told

    def _posted(self, who: Person, body: Json) -> Json:
        headers = {
            "Content-Type": "application/json",
            "Authorization": f"Bearer {self.tokens[who.user_id]}",
        }
        self.connection.request("POST", PATH, json.dumps(body), headers)
        try:
            answer: Json = json.load(self.connection.getresponse())
        finally:
            self.connection.close()
        return answer


def _refusal(errors: list[Json]) -> Refusal:
    (error,) = errors
    told = error["extensions"]
    code = ErrorCode(told["code"])
    if code is ErrorCode.INTERNAL:
        raise RuntimeError(f"the service malfunctions: {error}")
    return Refusal(code=code, message=told["message"], hint=told["hint"], field=told.get("field"))
