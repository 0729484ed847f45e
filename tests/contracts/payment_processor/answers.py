"""What a test may expect of an outcome, with the outcome in the failure message."""

from typing import TypeVar

from ports.payment_processor import Done, Outcome, Refused, Unknown

T = TypeVar("T")


def done(outcome: Outcome[T]) -> T:
    assert isinstance(outcome, Done), outcome
    return outcome.value


def refused(outcome: object) -> Refused:
    assert isinstance(outcome, Refused), outcome
    return outcome


def unknown(outcome: object) -> Unknown:
    assert isinstance(outcome, Unknown), outcome
    return outcome
