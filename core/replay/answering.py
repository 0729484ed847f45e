"""The line that answers a line of the replay (kernels.md, *Replay*)."""

from typing import Any

from core.kernels.decision_json import answer_of
from core.replay.line_fault import LineFault, error_of
from core.replay.question_line import read_question


def answer(line: bytes) -> dict[str, Any]:
    """The decision that `line` asks for, or its error, as JSON. Never raises."""
    question = read_question(line)
    if isinstance(question, LineFault):
        return error_of(question)
    return answer_of(question.decision())
