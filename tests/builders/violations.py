"""Violations of the rules for tests."""

from typing import Any

from attrs import evolve

from core.conduct.ladder import Sanction
from core.conduct.record import ConductRecord
from core.conduct.violation import Violation, ViolationStatus
from tests.builders.instants import NOON, minutes_later


def a_violation(violation_id: str = "spv_1", **changes: Any) -> Violation:
    """A warning that usr_agent gave usr_bad, but for `changes`."""
    violation = Violation(
        violation_id=violation_id,
        case_id="sca_1",
        user_id="usr_bad",
        rule="harassment",
        sanction=Sanction.WARNING,
        decided_by="usr_agent",
        reason="Threats.",
        decided_at=NOON,
        updated_at=NOON,
        policies_version=1,
    )
    return evolve(violation, **changes)


def an_appealed_violation(violation_id: str = "spv_1", **changes: Any) -> Violation:
    appealed = a_violation(violation_id).appealed(
        "It was a quotation.", by="usr_bad", when=minutes_later(1)
    )
    return evolve(appealed, **changes)


def an_overturned_violation(violation_id: str = "spv_1", **changes: Any) -> Violation:
    overturned = an_appealed_violation(violation_id).reviewed(
        overturned=True, reason="It was.", by="usr_second", when=minutes_later(2)
    )
    assert overturned.status is ViolationStatus.OVERTURNED
    return evolve(overturned, **changes)


def a_conduct_record(user_id: str = "usr_bad", **changes: Any) -> ConductRecord:
    return evolve(ConductRecord(user_id=user_id, updated_at=NOON), **changes)
