"""What the Support Center does by itself about cases that a command made graver."""

from core.cases.worsening import is_urgent
from core.holds.rule import HoldRule
from core.use_cases.handling.work import Work
from core.use_cases.steps.holding import hold_by_rule


def follow_rules(work: Work) -> None:
    """Hold the payout where a case became urgent, whoever or whatever made it so: the opening,
    a person, a deadline that passed (domain.md, *Payout hold*).
    """
    for case in work.worsened():
        if is_urgent(case):
            hold_by_rule(work, case, rule=HoldRule.URGENT_CASE)
