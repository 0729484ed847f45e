"""How the time of a decision divides over its stages."""

import time
from collections.abc import Callable
from hashlib import sha256
from itertools import pairwise
from json import loads

from core.kernels.decision_json import answer_of
from core.orders.plain_json import canonical_if_plain
from core.orders.reading.snapshot import read_snapshot
from core.replay.answering import answer
from core.replay.json_line import read_json_line
from core.replay.question import Question
from core.replay.question_line import read_question
from entrypoints.deciding.stream import json_line

ROUNDS = 25
SAMPLE = 2_000

Step = Callable[[bytes], object]


def _order(line: bytes) -> dict[str, object]:
    value = read_json_line(line).value
    return value["order"] if isinstance(value, dict) else {}


def _canonical(line: bytes) -> tuple[dict[str, object], bytes]:
    order = _order(line)
    return order, canonical_if_plain(order)


def _hashed(line: bytes) -> str:
    return sha256(_canonical(line)[1]).hexdigest()


def _snapshot(line: bytes) -> object:
    order, canonical = _canonical(line)
    return read_snapshot(order, canonical=canonical)


def _decision(line: bytes) -> object:
    question = read_question(line)
    return question.decision() if isinstance(question, Question) else None


def _answer(line: bytes) -> object:
    question = read_question(line)
    return answer_of(question.decision()) if isinstance(question, Question) else None


# Each does what the one before does and a stage more.
STAGES: tuple[tuple[str, Step], ...] = (
    ("parse the JSON as the baseline does", loads),
    ("refuse what parsers read differently, tell the plain", read_json_line),
    ("write the canonical form", _canonical),
    ("hash it", _hashed),
    ("read and check the order", _snapshot),
    ("read the circumstances", read_question),
    ("decide", _decision),
    ("put the answer together", _answer),
    ("print it", lambda line: json_line(answer(line))),
)


def microseconds_by_stage(lines: list[bytes]) -> dict[str, float]:
    """Microseconds a line that each stage adds.

    The least of many short rounds, the stages in turn, because a machine is busy in bursts.
    """
    sample = lines[:SAMPLE]
    rounds = [[_microseconds(step, sample) for _, step in STAGES] for _ in range(ROUNDS)]
    so_far = [0.0, *map(min, zip(*rounds, strict=True))]
    return {
        name: after - before
        for (name, _), (before, after) in zip(STAGES, pairwise(so_far), strict=True)
    }


def _microseconds(step: Step, lines: list[bytes]) -> float:
    start = time.process_time()
    for line in lines:
        step(line)
    return (time.process_time() - start) / len(lines) * 1e6
