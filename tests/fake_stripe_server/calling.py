"""Plain HTTP calls, of which the test sees every header."""

import json
from collections.abc import Mapping
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

from attrs import frozen

AS_SOMEBODY = {"Authorization": "Bearer sk_test_anybody"}
PATIENCE_SECONDS = 20


@frozen(kw_only=True)
class Answer:
    """`headers` by their names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: dict[str, Any]

    @property
    def error(self) -> dict[str, Any]:
        found: dict[str, Any] = self.body["error"]
        return found


@frozen
class Caller:
    """Somebody with an API key, unless other headers are given."""

    url: str

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers=AS_SOMEBODY | named(headers))

    def post(self, path: str, form: Mapping[str, Any] | None = None, **headers: str) -> Answer:
        """A form, with flat keys as they are written: `metadata[a]`."""
        content = {"Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode(form or {}).encode()
        return self.ask("POST", path, body, AS_SOMEBODY | content | named(headers))

    def control(self, path: str, **fields: Any) -> Answer:
        return self.ask("POST", f"/_control{path}", json.dumps(fields).encode())

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        place = urlsplit(self.url)
        connection = HTTPConnection(str(place.hostname), place.port, timeout=PATIENCE_SECONDS)
        try:
            connection.request(method, path, body, dict(headers or {}))
            answer = connection.getresponse()
            return Answer(
                status=answer.status,
                headers={name.lower(): value for name, value in answer.getheaders()},
                body=json.loads(answer.read()),
            )
        finally:
            connection.close()


def named(headers: Mapping[str, str]) -> dict[str, str]:
    """`idempotency_key` as `idempotency-key`."""
    return {name.replace("_", "-"): value for name, value in headers.items()}
