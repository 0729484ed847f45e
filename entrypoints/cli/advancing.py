"""Ask a running demo to move its clock."""

import json
from datetime import timedelta
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit

from core.request import Role
from entrypoints.cli.demo_token import demo_token
from entrypoints.cli.fault import MISUSED, CliFault
from entrypoints.demo.control import CLOCK_PATH
from entrypoints.settings.settings import Settings

OPERATOR = "usr_demo_operator"
PATIENCE_SECONDS = 10
OK, UNAUTHORISED = 200, 401


def advance(url: str, by: timedelta, settings: Settings) -> str:
    """The demo's new time, in UTC. Raises CliFault when no demo answers, or says no."""
    token = demo_token(
        settings, sub=OPERATOR, roles=[Role.PARTICIPANT], lifetime=timedelta(minutes=5)
    )
    status, told = _post(url, {"advance_seconds": by // timedelta(seconds=1)}, token)
    if status == UNAUTHORISED:
        raise CliFault(
            f"The demo at {url} does not trust the key in {settings.home}. Name the data"
            " directory it was started with: --data-dir."
        )
    if status != OK or "now" not in told:
        raise CliFault(f"The demo at {url} did not move its clock: {told.get('error', status)}.")
    return str(told["now"])


def _post(url: str, asked: dict[str, int], token: str) -> tuple[int, dict[str, Any]]:
    connection = _connection(url)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    try:
        connection.request("POST", CLOCK_PATH, json.dumps(asked), headers)
        answer = connection.getresponse()
        told = json.loads(answer.read())
    except OSError as problem:
        raise CliFault(
            f"No demo answers at {url}. Start one with: support-center serve --demo (its first"
            " lines tell its URL, for --url)."
        ) from problem
    except (HTTPException, ValueError) as problem:
        raise CliFault(f"What answers at {url} is no demo of the Support Center.") from problem
    finally:
        connection.close()
    return answer.status, told if isinstance(told, dict) else {}


def _connection(url: str) -> HTTPConnection:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if host is None or not url.startswith("http://"):
        raise CliFault("--url: write it as http://127.0.0.1:8000.", exit_code=MISUSED)
    return HTTPConnection(host, port or 80, timeout=PATIENCE_SECONDS)
