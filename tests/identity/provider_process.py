"""An identity provider in a process of its own: NanoIDP, which others wrote and which speaks
OAuth 2.0 and OpenID Connect as its specifications say.
"""

import json
import socket
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from attrs import frozen

CLIENT, CLIENT_SECRET = "agents-app", "agents-secret"
AUDIENCE = "support-center"
PASSWORD = "a-password-of-the-tests"
PATIENCE_SECONDS = 60
WELL_KNOWN = "/.well-known/openid-configuration"


@frozen(kw_only=True)
class ProviderProcess:
    """`log` is where it writes every request down."""

    issuer: str
    port: int
    log: Path

    def user_token(self, subject: str) -> str:
        """An access token of one of its people."""
        return self._tokens(grant_type="password", username=subject, password=PASSWORD)[
            "access_token"
        ]

    def other_tokens(self, subject: str) -> dict[str, str]:
        """The id token and the refresh token that come with it."""
        told = self._tokens(
            grant_type="password", username=subject, password=PASSWORD, scope="openid"
        )
        return {name: told[name] for name in ("id_token", "refresh_token") if name in told}

    def client_token(self, **claims: Any) -> str:
        """An access token of the client itself, with claims of its own."""
        return self._tokens(grant_type="client_credentials", extra=json.dumps(claims))[
            "access_token"
        ]

    def rotate(self) -> None:
        """From now on another key signs."""
        assert json.loads(self._asked("POST", "/api/keys/rotate"))["success"]

    def times_asked_for_keys(self) -> int:
        return self.log.read_text().count("GET /.well-known/jwks.json")

    def _tokens(self, **form: str) -> dict[str, str]:
        basic = b64encode(f"{CLIENT}:{CLIENT_SECRET}".encode()).decode()
        told: dict[str, str] = json.loads(
            self._asked(
                "POST",
                "/token",
                urlencode(form),
                {
                    "Authorization": f"Basic {basic}",
                    "Content-Type": "application/x-www-form-urlencoded",
                },
            )
        )
        assert "access_token" in told, told
        return told

    def _asked(
        self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None
    ) -> str:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        try:
            connection.request(method, path, body, headers or {})
            return connection.getresponse().read().decode()
        finally:
            connection.close()


@contextmanager
def provider_process(
    directory: Path, people: Mapping[str, Sequence[str]]
) -> Iterator[ProviderProcess]:
    """A provider that knows these people with these roles, ready to answer."""
    port = _free_port()
    issuer = f"http://127.0.0.1:{port}"
    _configure(directory, issuer, port, people)
    log = directory / "provider.log"
    command = [sys.executable, "-m", "nanoidp", "--config", str(directory), "--port", str(port)]
    with (
        log.open("w") as told,
        subprocess.Popen(command, cwd=directory, stdout=told, stderr=told) as process,
    ):
        provider = ProviderProcess(issuer=issuer, port=port, log=log)
        try:
            _wait_for(provider, process)
            yield provider
        finally:
            process.terminate()
            process.wait(PATIENCE_SECONDS)


def _configure(
    directory: Path, issuer: str, port: int, people: Mapping[str, Sequence[str]]
) -> None:
    client = {"client_id": CLIENT, "client_secret": CLIENT_SECRET, "description": "Agents"}
    # JSON is YAML too.
    settings = {
        "config_version": 1,
        "server": {"host": "127.0.0.1", "port": port},
        "oauth": {"issuer": issuer, "audience": AUDIENCE, "clients": [client]},
    }
    users = {name: {"password": PASSWORD, "roles": list(roles)} for name, roles in people.items()}
    (directory / "settings.yaml").write_text(json.dumps(settings))
    (directory / "users.yaml").write_text(json.dumps({"config_version": 1, "users": users}))


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def _wait_for(provider: ProviderProcess, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        assert process.poll() is None, provider.log.read_text()
        try:
            provider._asked("GET", WELL_KNOWN)
        except (OSError, HTTPException):
            assert time.monotonic() < deadline, provider.log.read_text()
            time.sleep(0.05)
        else:
            return
