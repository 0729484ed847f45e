"""What the Support Center does by itself about cases that a command made graver."""

from collections.abc import Sequence

from core.cases.case import Case
from core.cases.worsening import is_severe, is_urgent
from core.holds.hold import PayoutHold
from core.holds.rule import HoldRule
from core.use_cases.handling.work import Work
from core.use_cases.steps.holding import hold_by_rule
from core.use_cases.steps.taking_over import take_over


def follow_rules(work: Work) -> None:
    """Hold the payout where a case became urgent, whoever or whatever made it so: the opening,
    a person, a deadline that passed; and where its provider now has too many severe cases
    (domain.md, *Payout hold*). What another case let go of is held before that.
    """
    take_over(work)
    for case in work.worsened():
        if is_urgent(case):
            hold_by_rule(work, case, rule=HoldRule.URGENT_CASE)
        hold_for_severe_cases(work, case)


def hold_for_severe_cases(work: Work, case: Case) -> Sequence[PayoutHold]:
    """Hold on this case what each provider is owed who has too many severe cases open.

    Their other severe cases are held by the sweep, each in a transaction of its own.
    """
    is_recent = case.created_at >= work.now - work.policies.severe_cases.within
    if not (is_severe(case) and is_recent) or case.order_id is None:
        return ()
    return [
        hold
        for payable in work.payables.of_order(case.order_id)
        if payable.free_cents and _has_too_many(work, payable.provider_id, case)
        for hold in hold_by_rule(
            work, case, rule=HoldRule.SEVERE_CASES, provider_id=payable.provider_id
        )
    ]


def _has_too_many(work: Work, provider_id: str, case: Case) -> bool:
    rule = work.policies.severe_cases
    # One more than is asked for: this case may be among them, and may not be stored as yet.
    known = work.uow.severe_cases.of_provider(
        provider_id, opened_since=work.now - rule.within, limit=rule.too_many + 1
    )
    return len({*known, case.case_id}) >= rule.too_many
