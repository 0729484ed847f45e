"""Remembered answers for tests."""

from typing import Any

from attrs import evolve

from ports.idempotency import Answer
from tests.builders.instants import NOON


def an_answer(key: str = "key-1", **changes: Any) -> Answer:
    """What a finance person was told about a refund, but for `changes`."""
    answer = Answer(
        actor="usr_finance",
        key=key,
        asked_sha256="cd" * 32,
        result="srf_1",
        created_at=NOON,
    )
    return evolve(answer, **changes)
