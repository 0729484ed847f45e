"""What answers is not always a demo."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_server
from threading import Thread

import pytest

from entrypoints.cli.main import main


@contextmanager
def answering(reply: bytes) -> Iterator[str]:
    """The URL of something that gives one caller this reply, whatever was asked."""
    with create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            caller, _ = listener.accept()
            with caller:
                caller.recv(65536)
                caller.sendall(reply)

        thread = Thread(target=answer, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread.join(10)


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (b"SSH-2.0-OpenSSH\r\n", "is no demo"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>", "is no demo"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]", "did not move its clock: 200"),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}", "did not move its clock: 404"),
        (b'HTTP/1.1 400 No\r\nContent-Length: 15\r\n\r\n{"error":"why"}', "its clock: why"),
        (b"", "No demo answers"),
    ],
)
def test_what_is_no_demo_is_told_from_one(
    tmp_path: Path, reply: bytes, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with answering(reply) as url:
        assert main(["demo", "advance", "1d", "--url", url, "--data-dir", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert url in told.err
    assert says in told.err
