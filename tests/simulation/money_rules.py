"""What every set of rules knows: the world, and how to choose from what there is."""

from collections.abc import Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from core.refunds.refund import Refund, RefundStatus
from core.request import Role
from tests.simulation.picture import Picture
from tests.simulation.world import World
from tests.use_cases.office import request_of

Thing = TypeVar("Thing")
BOTH = frozenset({Role.TRUST_SAFETY, Role.FINANCE_OPS})
STAFF = {name: request_of(f"usr_{name}", BOTH) for name in ("fay", "finn")}
SOMEBODY = st.sampled_from(tuple(STAFF))
"""Of the staff, by name."""
ANY = st.integers(0, 11)
"""Which of the things there are, counted round."""
AMOUNTS = st.sampled_from(
    (1, 700, 5_000, 5_001, 12_345, 20_000, 20_001, 30_000, 47_630, 50_000, 50_001, 83_000, 119_075)
)


class MoneyRules(RuleBasedStateMachine):
    """`world` and the last look at it are made by the machine that mixes the rules."""

    world: World
    seen: Picture

    def one_of(self, things: Sequence[Thing], which: int) -> Thing | None:
        return things[which % len(things)] if things else None

    def case(self, which: int) -> str:
        return self.world.cases[which % len(self.world.cases)]

    def refunds_that_are(self, status: RefundStatus) -> list[Refund]:
        return [each for each in self.seen.refunds.values() if each.status is status]

    def objects(self, kind: str, *statuses: str) -> list[Any]:
        """Ids of the processor's objects in these statuses."""
        with self.world.stripe.engine.turn() as account:
            held = getattr(account, kind)
            return [ref for ref, each in held.items() if each["status"] in statuses]
