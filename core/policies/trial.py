"""What an order would have been owed under another policy: how one is tried before it rules."""

from typing import Any

from attrs import evolve, frozen

from core.kernels.decision import OrderDecision
from core.kernels.decision_json import leg_answer_of
from core.orders.policy import Policy
from core.orders.snapshot import OrderSnapshot
from core.replay.question import Question


def sold_under(order: OrderSnapshot, policy: Policy) -> OrderSnapshot:
    """The order as if its legs of that policy's kernel had been sold under it.

    Legs of other kernels stay as they are. `received` and `sha256` are still those of the order
    as it came.
    """
    return evolve(
        order,
        legs=tuple(
            evolve(leg, policy=policy) if leg.policy.kernel == policy.kernel else leg
            for leg in order.legs
        ),
    )


@frozen(kw_only=True)
class Trial:
    """One order decided twice: `own` as it was sold, `other` as if sold under `policy`.

    Refunds are what policy gives without anybody's judgement, in cents of the order's currency.
    """

    order: OrderSnapshot
    policy: Policy
    own: OrderDecision
    other: OrderDecision

    @classmethod
    def of(cls, question: Question, policy: Policy) -> "Trial":
        tried = Question(sold_under(question.order, policy), question.circumstances)
        return cls(
            order=question.order,
            policy=policy,
            own=question.decision(),
            other=tried.decision(),
        )

    @property
    def paid_cents(self) -> int:
        """What the buyer paid, by card and by credit."""
        return self.order.payment.paid_cents

    @property
    def difference_cents(self) -> int:
        """How much more the other policy gives back; below zero it gives less."""
        return self.other.eligible_refund_cents - self.own.eligible_refund_cents

    @property
    def applies(self) -> bool:
        """Whether the order has a leg that the policy could have been for."""
        return any(leg.policy.kernel == self.policy.kernel for leg in self.order.legs)


def trial_json(trial: Trial) -> dict[str, Any]:
    """One line of the comparison; `against` has the legs as the policy decides them."""
    return {
        "order_id": trial.order.order_id,
        "currency": trial.order.currency,
        "paid_cents": trial.paid_cents,
        "eligible_refund_cents": trial.own.eligible_refund_cents,
        "against": {
            "policy": trial.policy.name,
            "applies": trial.applies,
            "eligible_refund_cents": trial.other.eligible_refund_cents,
            "open_cents": trial.other.open_cents,
            "legs": [leg_answer_of(leg) for leg in trial.other.legs],
        },
        "difference_cents": trial.difference_cents,
    }
