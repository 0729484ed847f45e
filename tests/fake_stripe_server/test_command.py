"""`support-center fake-stripe` in a process of its own."""

import json
import re
import signal
from pathlib import Path

import pytest

from entrypoints.cli.fake_stripe_options import FakeStripeOptions
from entrypoints.cli.fake_stripe_welcome import FakeStripeWelcome
from tests.cli.command_line import run_cli
from tests.fake_stripe_server.process import fake_stripe
from tests.fake_stripe_server.receiver import SECRET, receiving


def options(**changed: object) -> FakeStripeOptions:
    usual: dict[str, object] = {
        "host": "127.0.0.1",
        "port": 0,
        "api_key": None,
        "webhook_urls": (),
        "webhook_secret": None,
        "state_file": None,
    }
    return FakeStripeOptions(**{**usual, **changed})  # type: ignore[arg-type]


def test_it_tells_where_it_is_and_how_to_point_the_service_there() -> None:
    with fake_stripe() as running:
        assert running.caller.get("/v1/events").status == 200
        assert f"API       {running.caller.url}/v1\n" in running.said
        assert "STRIPE_API_KEY=sk_test_fake\n" in running.said
        assert "SUPPORT_CENTER_PROCESSOR=stripe\n" in running.said
        assert "WEBHOOK_SECRET" not in running.said
        assert "  support-center serve --demo\n" in running.said
        code, said = running.stopped_by(signal.SIGTERM)
    assert (code, said) == (0, "Stopped.\n")


def test_webhooks_are_signed_with_a_new_secret_that_is_told() -> None:
    with receiving() as receiver, fake_stripe("--webhook-url", receiver.url) as running:
        running.caller.control("/charges", charge="ch_1", amount_cents=5, currency="USD")
        running.caller.control("/refunds", charge="ch_1")
        told = re.search(r"STRIPE_WEBHOOK_SECRET=(whsec_\w{48})\n", running.said)
        assert told
        receiver.secret = told[1]
        assert len(receiver.events(2)) == 2


def test_webhooks_are_signed_with_the_secret_of_the_environment() -> None:
    with (
        receiving() as receiver,
        fake_stripe("--webhook-url", receiver.url, FAKE_STRIPE_WEBHOOK_SECRET=SECRET) as running,
    ):
        running.caller.control("/charges", charge="ch_1", amount_cents=5, currency="USD")
        running.caller.control("/refunds", charge="ch_1")
        assert SECRET not in running.said
        assert len(receiver.events(2)) == 2


def test_the_state_file_keeps_the_account_and_its_time(tmp_path: Path) -> None:
    words = ("--state-file", str(tmp_path / "stripe.json"))
    with fake_stripe(*words) as running:
        running.caller.control("/charges", charge="ch_1", amount_cents=5, currency="USD")
        running.caller.control("/clock", advance_seconds=864_000)
        refund = running.caller.post("/v1/refunds", {"charge": "ch_1"}, idempotency_key="k").body
        then = running.caller.ask("GET", "/_control/clock").body["now"]
        running.process.kill()
    with fake_stripe(*words) as running:
        again = running.caller.post("/v1/refunds", {"charge": "ch_1"}, idempotency_key="k")
        assert (again.body, again.headers["idempotent-replayed"]) == (refund, "true")
        assert running.caller.ask("GET", "/_control/clock").body["now"] >= then
        assert running.stopped_by(signal.SIGINT)[0] == 0


def test_only_the_key_it_was_given_is_accepted() -> None:
    with fake_stripe(FAKE_STRIPE_API_KEY="sk_test_mine") as running:
        assert "sk_test_mine" not in running.said
        assert running.caller.get("/v1/events").status == 401
        mine = running.caller.get("/v1/events", Authorization="Bearer sk_test_mine")
        assert mine.status == 200


def test_a_taken_port_is_told_with_what_to_do() -> None:
    with fake_stripe() as running:
        port = running.caller.url.rpartition(":")[2]
        done = run_cli("fake-stripe", "--port", port)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"support-center: Port {port} of 127.0.0.1 is in use.")


@pytest.mark.parametrize("content", ["no JSON", json.dumps({"version": 9})])
def test_a_state_file_that_holds_no_account_is_told(tmp_path: Path, content: str) -> None:
    file = tmp_path / "stripe.json"
    file.write_text(content)
    done = run_cli("fake-stripe", "--port", "0", "--state-file", str(file))
    assert done.returncode == 1
    assert str(file) in done.stderr
    assert "Traceback" not in done.stderr


def test_a_state_file_that_cannot_be_is_told(tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "stripe.json"
    done = run_cli("fake-stripe", "--port", "0", "--state-file", str(file))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"support-center: --state-file: {file} cannot be used: No such file or directory.\n"
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--port", "http"], "from 0 to 65535"),
        (["--webhook-url", "nowhere"], "--webhook-url: nowhere cannot be used"),
        (["--webhook-url", "http://a:b"], "--webhook-url: http://a:b cannot be used"),
        (["--webhook-secret", "hunter2"], "starts with whsec_"),
    ],
)
def test_what_cannot_be_meant_is_misuse(words: list[str], told: str) -> None:
    done = run_cli("fake-stripe", *words)
    assert done.returncode == 2
    assert told in done.stderr
    assert "hunter2" not in done.stderr


def test_whoever_exposes_it_is_warned() -> None:
    private = str(FakeStripeWelcome("http://127.0.0.1:1", options(api_key="sk_test_a")))
    public = str(FakeStripeWelcome("http://192.0.2.1:1", options(api_key="sk_test_a")))
    warning, _, rest = public.partition("\n")
    assert warning == "Whoever reaches this address can move all of it: it belongs on 127.0.0.1."
    assert rest == private.replace("127.0.0.1:1", "192.0.2.1:1")


def test_secrets_are_not_shown_with_the_options() -> None:
    shown = repr(options(api_key="sk_test_mine", webhook_secret=SECRET))
    assert "sk_test_mine" not in shown
    assert SECRET not in shown
