"""What is announced about violations: the platform carries the sanction out, or lifts it."""

from typing import Any

from core.conduct.violation import Violation


def violation_payload(violation: Violation) -> dict[str, Any]:
    """The payload of every `policy.*`, without anybody's reasons."""
    return {
        "violation_id": violation.violation_id,
        "user_id": violation.user_id,
        "rule": violation.rule,
        "sanction": violation.sanction.value,
        "status": violation.status.value,
    }
