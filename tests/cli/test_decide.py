"""Lines in, lines out: whatever comes is answered, in order, by the command itself."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from entrypoints.cli.main import main
from tests.cli.command_line import COMMAND, PATIENCE_SECONDS, ROOT, clean_environment, run_cli
from tests.cli.on_a_terminal import run_on_a_terminal
from tests.orders.worked_example import cancelled, leg_json, order_json
from tests.replay.lines import Json, asked, line_of

Told = pytest.CaptureFixture[str]

HALF = asked(order_json(cancellation=cancelled("buyer", "2026-12-02T18:00:01Z")))


def write(tmp_path: Path, content: bytes) -> str:
    file = tmp_path / "orders.jsonl"
    file.write_bytes(content)
    return str(file)


def answers(told: Told) -> list[Json]:
    return [json.loads(line) for line in told.readouterr().out.splitlines()]


def test_each_line_is_answered_by_a_line_in_order(tmp_path: Path, capsys: Told) -> None:
    orders = [asked(order_json(order_id=f"ord_{number}")) for number in range(5)]
    lines = [*map(line_of, orders[:3]), b"", b"nonsense", b"[]", *map(line_of, orders[3:])]
    assert main(["decide", write(tmp_path, b"\n".join(lines) + b"\n")]) == 0
    named = [answer["order_id"] for answer in answers(capsys)]
    assert named == ["ord_0", "ord_1", "ord_2", None, None, None, "ord_3", "ord_4"]


def test_an_answer_has_the_fields_of_the_replay_in_their_order(
    tmp_path: Path, capsys: Told
) -> None:
    assert main(["decide", write(tmp_path, line_of(HALF))]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line == (
        '{"order_id":"ord_1001","eligible_refund_cents":64950,"open_cents":64950,'
        '"max_allowed_cents":119075,"snapshot_sha256":'
        '"f367969c218246b27689ed59a35eeeeb3ad79ecfba0a63f8a7ea4f19e5792a2b",'
        '"legs":[{"leg_id":"leg_1","kernel":"time_band","kernel_version":1,"band":"24..72 h",'
        '"eligible":{"subtotal_cents":50000,"service_tax_cents":4125,'
        '"platform_fee_cents":10000,"platform_fee_tax_cents":825},'
        '"retained":{"subtotal_cents":50000,"service_tax_cents":4125,'
        '"platform_fee_cents":0,"platform_fee_tax_cents":0},'
        '"deposit":{"action":"none","cents":0},"suggested_goodwill_cents":0,'
        '"trace":["requested at 2026-12-02T18:00:01Z, when the buyer cancelled",'
        '"requested 71 h 59 min 59 s before the start",'
        '"band 24..72 h: 50 % of subtotal 100000 and of service tax 8250; 100 % of platform fee '
        '10000 and of fee tax 825",'
        '"comes back: 64950 (subtotal 50000, service tax 4125, platform fee 10000, fee tax 825)",'
        '"is kept: 54125 (subtotal 50000, service tax 4125, platform fee 0, fee tax 0)"]}]}'
    )


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (b"", 0),
        (b"\n", 1),
        (line_of(HALF), 1),
        (line_of(HALF) + b"\n", 1),
        (line_of(HALF) + b"\n\n", 2),
        (b"\r\n".join([line_of(HALF)] * 3), 3),
        (b"\xef\xbb\xbf" + line_of(HALF) + b"\n", 1),
        (b"\xef\xbb\xbf", 0),
    ],
)
def test_a_line_ends_where_its_end_is_however_that_is_written(
    tmp_path: Path, capsys: Told, content: bytes, count: int
) -> None:
    assert main(["decide", write(tmp_path, content)]) == 0
    assert len(answers(capsys)) == count


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path, capsys: Told) -> None:
    main(["decide", write(tmp_path, b"\xef\xbb\xbf" + line_of(HALF))])
    assert answers(capsys)[0]["eligible_refund_cents"] == 64950


def test_a_line_at_fault_does_not_stop_the_others(tmp_path: Path, capsys: Told) -> None:
    torn = asked(order_json(leg_json(ends_at="2026-12-05T17:00:00Z")))
    lines = [line_of(torn), b'{"order": "\xff"}', line_of(HALF)]
    assert main(["decide", write(tmp_path, b"\n".join(lines))]) == 0
    first, second, third = answers(capsys)
    assert (first["order_id"], first["error"]["path"]) == ("ord_1001", "order.legs[0].ends_at")
    assert second["error"]["message"] == "The line is not UTF-8: byte 12 of it is not."
    assert third["eligible_refund_cents"] == 64950


def test_lines_longer_than_anything_read_at_once_are_put_together(
    tmp_path: Path, capsys: Told
) -> None:
    long = asked(order_json(note="x" * 1_000_000))
    assert main(["decide", write(tmp_path, b"\n".join([line_of(long)] * 3))]) == 0
    assert [answer["order_id"] for answer in answers(capsys)] == ["ord_1001"] * 3


def test_a_line_without_end_is_refused_and_the_next_one_is_read(
    tmp_path: Path, capsys: Told
) -> None:
    endless = b'{"order": "' + b"x" * 20_000_000 + b'"}'
    assert main(["decide", write(tmp_path, b"\n".join([endless, line_of(HALF)]))]) == 0
    first, second = answers(capsys)
    assert first["error"]["message"] == "The line is longer than 16777216 bytes."
    assert second["order_id"] == "ord_1001"


def test_text_beyond_ascii_is_written_as_it_is_and_half_a_character_as_an_escape() -> None:
    given = "\n".join(
        [
            json.dumps(asked(order_json(order_id="ord_ü", currency="usd")), ensure_ascii=False),
            '{"order": {"order_id": "ord_\\ud800"}}',
        ]
    )
    done = run_cli("decide", given=given)
    assert (done.returncode, done.stderr) == (0, "")
    assert '"order_id":"ord_ü"' in done.stdout
    assert json.loads(done.stdout.splitlines()[1])["order_id"] == "ord_\ud800"


@pytest.mark.parametrize("words", [["decide"], ["decide", "-"]])
def test_standard_input_is_read_without_a_file(words: list[str]) -> None:
    done = run_cli(*words, given=f"{line_of(HALF).decode()}\n" * 2)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 2


def test_a_file_that_is_not_there_or_no_file_is_misuse(tmp_path: Path, capsys: Told) -> None:
    for place, why in ((tmp_path / "none", "No such file or directory"), (tmp_path, "Is a dir")):
        assert main(["decide", str(place)]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.startswith(f"support-center: {place} cannot be read: {why}")


def test_a_file_that_breaks_while_it_is_read_is_misuse(capsys: Told) -> None:
    assert main(["decide", "/proc/self/mem"]) == 2
    told = capsys.readouterr()
    assert told == ("", "support-center: /proc/self/mem cannot be read: Input/output error.\n")


def test_a_standard_input_that_is_closed_is_misuse() -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", '"$@" <&-', "sh", *COMMAND, "decide"],
        check=False,
        cwd=ROOT,
        text=True,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
        env=clean_environment(),
    )
    told = "support-center: Standard input cannot be read: it is closed.\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told)


def test_an_output_that_takes_no_more_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "decide"],
            check=False,
            cwd=ROOT,
            text=True,
            input=line_of(HALF).decode(),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=PATIENCE_SECONDS,
            env=clean_environment(),
        )
    told = "support-center: The answers cannot be written: No space left on device.\n"
    assert (done.returncode, done.stderr) == (1, told)


def started() -> subprocess.Popen[bytes]:
    """The command with pipes to talk to it, open to interrupts wherever the tests run."""
    # A shell that starts the tests in the background has its children ignore SIGINT.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(
            [*COMMAND, "decide"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=clean_environment(),
        )
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_line_is_answered_before_the_next_one_comes() -> None:
    with started() as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(3):
            process.stdin.write(line_of(HALF) + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["order_id"] == "ord_1001"
        process.stdin.close()
        assert process.wait(PATIENCE_SECONDS) == 0


def test_a_reader_who_has_read_enough_ends_it_quietly() -> None:
    with started() as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.write((line_of(HALF) + b"\n") * 20)
        process.stdin.close()
        assert process.wait(PATIENCE_SECONDS) == 0
        assert process.stderr.read() == b""


def test_somebody_who_types_is_told_how_to_end_and_that_they_may() -> None:
    parent, terminal = os.openpty()
    with subprocess.Popen(
        [*COMMAND, "decide"],
        cwd=ROOT,
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=clean_environment(),
    ) as process:
        os.close(terminal)
        assert process.stderr is not None
        assert process.stdout is not None
        assert "Ctrl-D ends" in process.stderr.readline()
        os.write(parent, b"{}\n\x04")
        assert "and is missing" in process.stdout.readline()
        assert process.wait(PATIENCE_SECONDS) == 0
    os.close(parent)


def test_an_interrupt_ends_it_without_a_traceback() -> None:
    with started() as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(line_of(HALF) + b"\n")
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE_SECONDS) == 130
        assert process.stderr.read() == b""


def test_decisions_on_a_terminal_are_not_run_over_by_how_far_it_is(tmp_path: Path) -> None:
    exit_code, shown = run_on_a_terminal("decide", write(tmp_path, line_of(HALF)))
    assert exit_code == 0
    assert shown.startswith('{"order_id":"ord_1001"')
    assert "lines" not in shown


def test_the_same_lines_have_the_same_answers_in_any_process(tmp_path: Path) -> None:
    file = write(tmp_path, b"\n".join([line_of(HALF), line_of(asked())]))
    told = {
        run_cli("decide", file, PYTHONHASHSEED=seed, TZ=zone).stdout
        for seed, zone in (("1", "Asia/Kathmandu"), ("2", "UTC"))
    }
    assert len(told) == 1
    assert sys.getdefaultencoding() == "utf-8"


def test_deciding_loads_neither_a_database_nor_a_server(tmp_path: Path) -> None:
    heavy = ("ariadne", "boto3", "psycopg", "sqlalchemy", "starlette", "stripe")
    script = (
        "import sys; from entrypoints.cli.main import main; "
        f"main(['decide', {write(tmp_path, line_of(HALF))!r}]); "
        f"loaded = [name for name in {heavy!r} if name in sys.modules]; "
        "print(*loaded, sep='', end='', file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        cwd=ROOT,
        text=True,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
        env=clean_environment(),
    )
    assert done.stderr == ""
    assert done.stdout
