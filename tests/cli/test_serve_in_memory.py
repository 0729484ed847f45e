"""`serve --demo --memory`: a demo that keeps nothing."""

import json
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.cli.command_line import run_cli
from tests.cli.demo_server import DemoServer, demo_server

OPEN = 'mutation { openCase(input: {kind: BOOKING, orderId: "ord_1002", summary: "Too late"}) }'


def test_it_tells_everything_one_needs_to_begin(in_memory: DemoServer) -> None:
    assert f"explorer  {in_memory.url}/\n" in in_memory.said
    assert f"API       {in_memory.url}/graphql\n" in in_memory.said
    assert "in memory" in in_memory.said
    assert "ord_1001 to ord_1047" in in_memory.said
    assert "support-center token --sub usr_ana" in in_memory.said


def test_the_explorer_is_there(in_memory: DemoServer) -> None:
    status, page = in_memory.get("/")
    assert status == 200
    assert "<html" in page


def test_a_token_from_the_command_line_opens_a_case_on_a_demo_order(in_memory: DemoServer) -> None:
    told = in_memory.asks(in_memory.token("usr_ana", "trust_safety"), OPEN)
    assert told["data"]["openCase"].startswith("sca_")


def test_a_token_of_another_data_directory_is_nobody_s(in_memory: DemoServer, home: Path) -> None:
    done = run_cli("token", "--sub", "usr_ana", "--role", "trust_safety", "--data-dir", str(home))
    told = in_memory.asks(done.stdout.strip(), OPEN)
    assert told["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


def test_the_clock_is_moved_from_the_command_line(in_memory: DemoServer) -> None:
    words = ["--url", in_memory.url, "--data-dir", str(in_memory.home)]
    first = run_cli("demo", "advance", "1w", *words)
    second = run_cli("demo", "advance", "36h", *words)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    moved = datetime.fromisoformat(second.stdout.strip()) - datetime.now(UTC)
    assert timedelta(days=8, hours=11) < moved <= timedelta(days=8, hours=12)


def test_what_happens_next_happens_at_the_new_time(in_memory: DemoServer) -> None:
    run_cli("demo", "advance", "10d", "--url", in_memory.url, "--data-dir", str(in_memory.home))
    token = in_memory.token("usr_ana", "trust_safety")
    case_id = in_memory.asks(token, OPEN)["data"]["openCase"]
    read = "query ($id: ID!) { adminCase(caseId: $id) { timeline { createdAt } } }"
    (opened,) = in_memory.asks(token, read, id=case_id)["data"]["adminCase"]["timeline"]
    assert datetime.fromisoformat(opened["createdAt"]) - datetime.now(UTC) > timedelta(days=9)


def test_a_demo_of_another_data_directory_is_not_moved(in_memory: DemoServer, home: Path) -> None:
    done = run_cli("demo", "advance", "1d", "--url", in_memory.url, "--data-dir", str(home))
    assert (done.returncode, done.stdout) == (1, "")
    assert "--data-dir" in done.stderr


def test_where_no_demo_is_the_clock_cannot_be_moved(home: Path) -> None:
    done = run_cli(
        *["demo", "advance", "1d", "--url", "http://127.0.0.1:9", "--data-dir", str(home)]
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "No demo answers at http://127.0.0.1:9. Start one with" in done.stderr


def test_a_taken_port_is_told_with_what_to_do(in_memory: DemoServer, home: Path) -> None:
    port = str(in_memory.port)
    done = run_cli("serve", "--demo", "--memory", "--port", port, "--data-dir", str(home))
    assert done.returncode == 1
    assert done.stderr.startswith(f"support-center: Port {port} of 127.0.0.1 is in use.")
    assert "--port" in done.stderr


def test_asked_to_stop_it_stops_in_good_order(home: Path) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        with demo_server(home, "--memory") as server:
            assert server.stopped_by(number) == 0


def test_nothing_but_the_key_is_left_on_the_disk(in_memory: DemoServer) -> None:
    in_memory.token("usr_ana", "trust_safety")
    assert [file.suffix for file in in_memory.home.iterdir()] == [".pem"]


def test_an_operation_that_is_none_is_answered_as_json(in_memory: DemoServer) -> None:
    status, body = in_memory.get("/graphql", "POST", "{}", {"Content-Type": "application/json"})
    assert status < 500
    assert json.loads(body)["errors"]
