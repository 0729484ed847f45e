"""A fake Stripe in one shell and the demo that uses it in another, as the README sets them up."""

import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from subprocess import CompletedProcess
from time import monotonic, sleep
from typing import Any, TypeVar

from attrs import frozen

from tests.cli.command_line import PATIENCE_SECONDS, run_cli
from tests.cli.demo_server import DemoServer, Json, demo_server
from tests.fake_stripe_server.calling import Caller
from tests.fake_stripe_server.process import fake_stripe

T = TypeVar("T")
READ = "query ($case: ID!) { adminCase(caseId: $case) { status timeline { type } } }"


@frozen(kw_only=True)
class TwoShells:
    """`stripe` is the fake Stripe's HTTP, `token` that of somebody who may do everything."""

    stripe: Caller
    demo: DemoServer
    token: str
    environment: Mapping[str, str]

    def asks(self, operation: str, **variables: Any) -> Json:
        """The data of the answer."""
        answer = self.demo.asks(self.token, operation, **variables)
        assert "errors" not in answer, answer
        data: Json = answer["data"]
        return data

    def refusal(self, operation: str, **variables: Any) -> str:
        """The code of the answer."""
        answer = self.demo.asks(self.token, operation, **variables)
        code: str = answer["errors"][0]["extensions"]["code"]
        return code

    def story(self, case_id: str) -> list[str]:
        """The case's status, then the types of its timeline."""
        case = self.asks(READ, case=case_id)["adminCase"]
        return [case["status"], *(event["type"] for event in case["timeline"])]

    def runs(self, *words: str) -> CompletedProcess[str]:
        """A command in a shell of the same environment."""
        return run_cli(*words, **self.environment)

    def advance(self, by: str) -> None:
        moved = self.runs("demo", "advance", by, "--url", self.demo.url)
        assert moved.returncode == 0, moved.stderr

    def all_webhooks_taken(self) -> bool:
        told = self.stripe.ask("GET", "/_control/webhooks").body["deliveries"]
        return bool(told) and all(each["state"] == "delivered" for each in told)


@contextmanager
def two_shells(home: Path, database_url: str) -> Iterator[TwoShells]:
    port = _free_port()
    webhooks = f"http://127.0.0.1:{port}/webhooks/stripe"
    with fake_stripe("--webhook-url", webhooks) as first:
        wired = first.environment | {
            "DATABASE_URL": database_url,
            "SUPPORT_CENTER_HOME": str(home),
        }
        with demo_server(home, "--port", str(port), **wired) as second:
            yield TwoShells(
                stripe=first.caller,
                demo=second,
                token=second.token("usr_ana", "trust_safety", "finance_ops"),
                environment=wired,
            )


def soon(look: Callable[[], T], wanted: T) -> None:
    """Wait until `look` tells what is wanted."""
    late = monotonic() + PATIENCE_SECONDS
    while (seen := look()) != wanted:
        assert monotonic() < late, seen
        sleep(0.05)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
