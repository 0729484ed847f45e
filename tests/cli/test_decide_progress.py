"""Somebody who watches sees how far it is; nobody else does."""

import io
from pathlib import Path

import pytest

from core.replay.answering import answer
from entrypoints.deciding.incoming import Incoming
from entrypoints.deciding.progress import BAR, Progress
from entrypoints.deciding.stream import answer_stream
from tests.replay.lines import asked, line_of

Told = pytest.CaptureFixture[str]
CLEAR = "\r\033[K"


def watch(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on standard error is a terminal, and standard output is none."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)


def decided(file: Path) -> None:
    with Incoming.opened(str(file)) as source, Progress() as progress:
        answer_stream(source, io.BytesIO(), answer, progress)


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    file = tmp_path / "orders.jsonl"
    file.write_bytes((line_of(asked()) + b"\n") * 400 + b"nonsense\n")
    return file


def test_a_terminal_sees_how_far_a_file_is_and_at_the_end_the_sum(
    orders: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch(monkeypatch)
    decided(orders)
    first, *_, last = capsys.readouterr().err.split(CLEAR)[1:]
    assert first.startswith("[####")
    assert "%  " in first
    assert last == "401 lines, 1 with an error\n"


def test_the_bar_fills_with_the_share_that_was_read(
    orders: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch(monkeypatch)
    monkeypatch.setattr("entrypoints.deciding.progress.SECONDS_BETWEEN", 0)
    decided(orders)
    shown = capsys.readouterr().err.split(CLEAR)[1:-1]
    filled = [line.count("#") for line in shown]
    assert filled == sorted(filled)
    assert filled[-1] == BAR
    assert shown[-1].startswith(f"[{'#' * BAR}] 100%  401 lines")


def test_of_a_stream_without_a_size_only_the_lines_are_counted(
    capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch(monkeypatch)
    source = Incoming("Standard input", io.BufferedReader(io.BytesIO(b"{}\n{}\n")))
    with Progress() as progress:
        answer_stream(source, io.BytesIO(), answer, progress)
    assert capsys.readouterr().err == f"{CLEAR}2 lines, 2 with an error" * 2 + "\n"


def test_without_a_terminal_there_is_nothing_to_see(orders: Path, capsys: Told) -> None:
    decided(orders)
    assert capsys.readouterr().err == ""


def test_it_is_told_a_few_times_a_second_and_no_more(
    orders: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch(monkeypatch)
    monkeypatch.setattr("entrypoints.deciding.incoming.READ_AT_ONCE", 1000)
    monkeypatch.setattr("time.monotonic", lambda: 5.0)
    decided(orders)
    assert capsys.readouterr().err.count(CLEAR) == 2
