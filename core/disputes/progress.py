"""In which order a dispute's statuses come, so that an older answer never undoes a newer one.

Two notices may be followed at once, each with what it was told when it asked.
"""

from collections.abc import Mapping

from core.disputes.dispute import INQUIRIES, LOST, WON

_STEPS: tuple[frozenset[str], ...] = (
    frozenset({"warning_needs_response"}),
    frozenset({"warning_under_review"}),
    INQUIRIES - {"warning_needs_response", "warning_under_review"},
    frozenset({"needs_response"}),
    frozenset({"under_review"}),
    WON | LOST,
)
_VERDICTS = WON | LOST
_STEP_OF: Mapping[str, int] = {
    status: step for step, statuses in enumerate(_STEPS) for status in statuses
}


def is_older(told: str, *, known: str) -> bool:
    """Whether a dispute that is `known` to be that far cannot be as `told` any more.

    A status nobody knows yet is believed, unless the dispute was decided.
    """
    reached = _STEP_OF.get(known)
    if reached is None:
        return False
    if told not in _STEP_OF:
        return known in _VERDICTS
    return _STEP_OF[told] < reached or (known in _VERDICTS and told != known)


def overturns(told: str, *, known: str) -> bool:
    """Whether the bank went on after the verdict that is `known`: another one, or an appeal. No
    order of hearing brings that about.
    """
    goes_on = told in _VERDICTS - {known} or told not in _STEP_OF
    return known in _VERDICTS and goes_on
