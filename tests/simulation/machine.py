"""Everybody at once: the rules together, and the laws after every one of them."""

import sys

import hypothesis
from hypothesis.stateful import invariant

from tests.simulation.chargeback_rules import ChargebackRules
from tests.simulation.coming_to_rest import come_to_rest
from tests.simulation.deposit_rules import DepositRules
from tests.simulation.laws import keep_the_laws
from tests.simulation.order_rules import OrderRules
from tests.simulation.processor_rules import ProcessorRules
from tests.simulation.staff_rules import StaffRules
from tests.simulation.time_rules import TimeRules
from tests.simulation.trouble_rules import TroubleRules
from tests.simulation.world import World


class Money(
    StaffRules, ChargebackRules, DepositRules, OrderRules, ProcessorRules, TroubleRules, TimeRules
):
    """A new world; at its end everything must come to rest. A dull one is left after a step."""

    def __init__(self, world: World, *, is_dull: bool = False) -> None:
        super().__init__()
        self.world = world
        self.is_dull = is_dull
        self.steps = 0
        self.asked = []
        self.seen = world.picture()

    @invariant()
    def the_laws_hold(self) -> None:
        self.steps += 1
        hypothesis.assume(not (self.is_dull and self.steps > 1))
        self.seen = keep_the_laws(self.world, self.seen)
        self._all_is_well()

    def teardown(self) -> None:
        if sys.exception() is None:
            come_to_rest(self.world)
            self._all_is_well()

    def _all_is_well(self) -> None:
        assert not self.world.laws.seen, "\n".join(self.world.laws.seen)
