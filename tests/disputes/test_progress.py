"""An older answer about a dispute never undoes a newer one."""

import pytest

from core.disputes.progress import is_older, overturns

IN_ORDER = (
    "warning_needs_response",
    "warning_under_review",
    "warning_closed",
    "needs_response",
    "under_review",
    "won",
)


@pytest.mark.parametrize("known", range(len(IN_ORDER)))
@pytest.mark.parametrize("told", range(len(IN_ORDER)))
def test_a_status_that_comes_before_is_older(told: int, known: int) -> None:
    assert is_older(IN_ORDER[told], known=IN_ORDER[known]) == (told < known)


@pytest.mark.parametrize(("told", "known"), [("lost", "won"), ("won", "lost")])
def test_a_verdict_stays(told: str, known: str) -> None:
    assert is_older(told, known=known)
    assert not is_older(known, known=known)


def test_a_status_nobody_knows_is_believed_until_there_is_a_verdict() -> None:
    assert not is_older("in_arbitration", known="under_review")
    assert not is_older("needs_response", known="in_arbitration")
    assert is_older("in_arbitration", known="won")


@pytest.mark.parametrize(
    ("told", "known", "is_so"),
    [
        ("won", "lost", True),
        ("lost", "won", True),
        ("appeal_under_review", "lost", True),
        ("lost", "lost", False),
        ("under_review", "lost", False),
        ("warning_closed", "won", False),
        ("won", "under_review", False),
        ("appeal_under_review", "under_review", False),
    ],
)
def test_only_what_comes_after_a_verdict_overturns_it(
    told: str, known: str, *, is_so: bool
) -> None:
    assert overturns(told, known=known) is is_so
