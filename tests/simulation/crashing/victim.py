"""What a process does between its birth and its death."""

import random
from collections.abc import Callable
from typing import Any, cast

from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from adapters.stripe.processor import StripeProcessor
from adapters.system.toml_policies import TomlPolicies
from adapters.system.ulid_ids import UlidIds
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.sweeping import Became
from ports.payment_processor import PaymentProcessor
from ports.unit_of_work import Store
from tests.simulation.crashing.failpoints import Failpoints, MortalProcessor, MortalStore
from tests.simulation.crashing.order import Order
from tests.simulation.crashing.stories import STORIES, hear_everything
from tests.simulation.offices import Offices
from tests.use_cases.office import ITSELF, StandingClock


def live(order: Order) -> int:
    """Carry the order out; answers how many failpoints were passed."""
    failpoints = Failpoints(order.failpoint)
    store = AuroraStore(engine_of(order.database_url))
    offices = _offices(order, MortalStore(store, failpoints), failpoints)
    if order.recovers:
        _recover(order, offices)
    else:
        STORIES[order.story].act(offices, order.told)
    store.close()
    return failpoints.passed


def _offices(order: Order, store: MortalStore, failpoints: Failpoints) -> Offices:
    clock = StandingClock(order.now)
    stripe = StripeProcessor.of(api_key="sk_test_crash", api_base=order.stripe_url)
    mortal: Any = MortalProcessor(stripe, failpoints)
    desk = Desk(
        store=cast("Store", store), clock=clock, ids=UlidIds(clock), policies=TomlPolicies()
    )
    return Offices(desk, cast("PaymentProcessor", mortal))


def _recover(order: Order, offices: Offices) -> None:
    """The client asks again, every webhook comes twice, and a sweep; in any order."""
    chance = random.Random(order.seed)  # noqa: S311 - chance that can be replayed

    def twice_in_any_order(notices: list[Any]) -> list[Any]:
        return chance.sample(notices * 2, len(notices) * 2)

    rest: list[Callable[[], None]] = [
        lambda: STORIES[order.story].act(offices, order.told),
        lambda: hear_everything(offices, twice_in_any_order),
        lambda: _sweep(offices),
    ]
    for step in chance.sample(rest, len(rest)):
        step()


def _sweep(offices: Offices) -> None:
    for item in offices.sweeping.sweep(ITSELF):
        assert item.became is not Became.FAILED, item
