"""What follows from a person's past (domain.md, *DMCA*, the ladder)."""

import pytest

from core.conduct.ladder import Sanction, next_sanction
from core.conduct.violation import SUCCESSORS, ViolationStatus
from tests.builders.instants import NOON
from tests.builders.violations import a_violation, an_overturned_violation

WARNING, SUSPENSION, REMOVAL = Sanction


@pytest.mark.parametrize(
    ("earlier", "follows"),
    [
        ([], WARNING),
        ([WARNING], SUSPENSION),
        ([WARNING, SUSPENSION], REMOVAL),
        ([WARNING, SUSPENSION, REMOVAL], REMOVAL),
        ([SUSPENSION], SUSPENSION),
        ([REMOVAL], REMOVAL),
        ([WARNING, WARNING], REMOVAL),
    ],
)
def test_a_step_per_violation_and_never_below_the_highest(
    earlier: list[Sanction], follows: Sanction
) -> None:
    assert next_sanction(earlier) is follows


def test_what_was_overturned_does_not_stand() -> None:
    assert a_violation().stands
    assert not an_overturned_violation().stands


def test_no_state_is_left_but_for_its_successors() -> None:
    for status in ViolationStatus:
        for to in ViolationStatus:
            violation = a_violation(status=status)
            if to in SUCCESSORS[status]:
                assert violation.to(to, when=NOON).status is to
            else:
                with pytest.raises(ValueError, match="cannot become"):
                    violation.to(to, when=NOON)
