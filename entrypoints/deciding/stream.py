"""Answer every line of a stream, in order, as soon as it has come."""

from collections.abc import Callable
from json import JSONEncoder
from typing import Any, BinaryIO

from entrypoints.deciding.incoming import Incoming
from entrypoints.deciding.progress import Progress

Answer = Callable[[bytes], dict[str, Any]]
Written = Callable[[dict[str, Any]], bytes]

_text = JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def json_line(told: dict[str, Any]) -> bytes:
    """`told` as a line of JSON."""
    # Half a character (a lone surrogate) becomes what JSON escapes it as.
    return f"{_text(told)}\n".encode(errors="backslashreplace")


def answer_stream(
    source: Incoming,
    sink: BinaryIO,
    answer: Answer,
    progress: Progress,
    *,
    written: Written = json_line,
) -> None:
    """Write a line to `sink` for each of `source`: what has come is answered at once."""
    for lines in source.batches():
        batch, refused = [], 0
        for line in lines:
            answered = answer(line)
            batch.append(written(answered))
            refused += "error" in answered
        sink.write(b"".join(batch))
        sink.flush()
        progress.add(len(lines), refused=refused)
        progress.show(source.share_read)
